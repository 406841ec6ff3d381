using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Automation;

/// <summary>What the list of buckets on the Automation page is restricted to; every member is optional and they are ANDed.</summary>
public sealed record AutomationFilter
{
    public AutomaticMode? Mode { get; init; }

    /// <summary>What the scorecard says.</summary>
    public ReadinessState? Readiness { get; init; }

    /// <summary>Only buckets where a guard or a person paused automatic mode.</summary>
    public bool Held { get; init; }

    /// <summary>Any part of the name, or the account.</summary>
    public string? Text { get; init; }
}
