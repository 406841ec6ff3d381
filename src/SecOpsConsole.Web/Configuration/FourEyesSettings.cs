using System.ComponentModel;
using SecOpsConsole.Core.FourEyes;

namespace SecOpsConsole.Web.Configuration;

/// <summary>Where a second person is needed, and how long a request waits for one.</summary>
[Description("Four eyes: decisions that another person must grant. The first three hold for buckets without a rule of their own; an administrator sets those on the bucket's page.")]
public sealed class FourEyesSettings
{
    [Description("A second person is needed to approve a change.")]
    [DefaultValue(false)]
    public bool Approve { get; set; }

    [Description("A second person is needed to grant or extend an exception, and to mark a false positive.")]
    [DefaultValue(false)]
    public bool Exception { get; set; }

    [Description("A second person is needed to switch automatic mode on.")]
    [DefaultValue(false)]
    public bool Automatic { get; set; }

    [Description("A second person is needed to quarantine a user or role by hand. What `Quarantine__Automatic` does by itself is not asked for.")]
    [DefaultValue(true)]
    public bool Quarantine { get; set; } = true;

    [Description("How many hours a request waits for the second person before it expires: 1 to 168.")]
    [DefaultValue(24)]
    public int RequestHours { get; set; } = 24;

    internal FourEyesOptions ToOptions() => new()
    {
        Default = new EyesRule(Approve, Exception, Automatic),
        Quarantine = Quarantine,
        RequestLives = TimeSpan.FromHours(RequestHours),
    };
}
