using System.ComponentModel;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Web.Configuration;

/// <summary>The sweep: what is live is compared with what is known, because events can get lost.</summary>
[Description("The sweep compares the policy, Block Public Access, ACL and default encryption of every bucket with what the console knows: events are delivered as best effort, so some get lost.")]
public sealed class SweepSettings
{
    /// <summary>Nobody has to be gentle with a sandbox.</summary>
    private const int SandboxCallsPerSecond = 100;

    [Description("From the start of one sweep to the start of the next, as `hh:mm:ss` (or `d.hh:mm:ss`): one minute to seven days. A sweep that is due while one runs is left out.")]
    [DefaultValue("01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Null: 5, and more in sandbox mode, where there is nobody to be gentle with.</summary>
    [Description("AWS calls per second and account that sweeps and inventories make together: 1 to 1000. A sweep needs four calls for a bucket. 5 when it is not set; 100 in sandbox mode, where no AWS account is touched.")]
    public int? CallsPerSecond { get; set; }

    public SweepOptions ToOptions(bool sandboxMode) => new()
    {
        Interval = Interval,
        CallsPerSecond = CallsPerSecond ?? (sandboxMode ? SandboxCallsPerSecond : new SweepOptions().CallsPerSecond),
    };
}
