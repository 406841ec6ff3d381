using System.ComponentModel;
using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Web.Configuration;

/// <summary>Who is quarantined by itself, and who never.</summary>
[Description("Quarantine of repeat offenders: the console's own deny as an inline policy of an IAM user or role. The account's template must allow it (`AllowQuarantine`).")]
public sealed class QuarantineSettings
{
    [Description("Quarantines a repeat offender by itself, with the narrow deny, once per finding and only for exposures that the console itself took back. Off: a person decides.")]
    [DefaultValue(false)]
    public bool Automatic { get; set; }

    [Description("ARNs, with `*` and `?`, that are never quarantined: `Quarantine__BreakGlass__0=arn:aws:iam::*:role/break-glass-*`. Root, the console's own role, roles of services and of Identity Center never are. Add the role that the console itself runs as.")]
    public string[] BreakGlass { get; set; } = [];

    internal OffenderOptions ToOptions(OffendersSettings offenders) => new()
    {
        Exposures = offenders.Exposures,
        Window = TimeSpan.FromHours(offenders.WindowHours),
        Automatic = Automatic,
        BreakGlass = BreakGlass,
    };
}
