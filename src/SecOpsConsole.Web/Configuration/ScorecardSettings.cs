using System.ComponentModel;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Web.Configuration;

/// <summary>When a bucket counts as ready for automatic mode.</summary>
[Description("When the scorecard calls a bucket ready for automatic mode. It only advises: a person sets the mode.")]
public sealed class ScorecardSettings
{
    [Description("How many changes that automatic mode would have made people must have decided about: 1 to 1000.")]
    [DefaultValue(5)]
    public int MinDecisions { get; set; } = 5;

    [Description("How many percent of these must not be dangerous, that is, approved, excepted, called a false positive, or brought back by a person: 1 to 100.")]
    [DefaultValue(100)]
    public int MinSafePercent { get; set; } = 100;

    [Description("How many days the scorecard looks back: 1 to 365.")]
    [DefaultValue(30)]
    public int WindowDays { get; set; } = 30;

    internal ShadowOptions ToOptions() => new() { MinDecisions = MinDecisions, MinSafePercent = MinSafePercent, WindowDays = WindowDays };
}
