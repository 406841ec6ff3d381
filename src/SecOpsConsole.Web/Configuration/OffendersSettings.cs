using System.ComponentModel;

namespace SecOpsConsole.Web.Configuration;

/// <summary>When an actor becomes a repeat offender.</summary>
[Description("When somebody who opens buckets again and again becomes a finding: exposures that were reverted, repaired or contained, and calls that AWS denied.")]
public sealed class OffendersSettings
{
    [Description("How many make a finding: 2 to 100.")]
    [DefaultValue(3)]
    public int Exposures { get; set; } = 3;

    [Description("Within how many hours: 1 to 720.")]
    [DefaultValue(24)]
    public int WindowHours { get; set; } = 24;
}
