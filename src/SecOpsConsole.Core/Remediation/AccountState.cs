using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Automatic mode in one configured account: whether its circuit breaker lets it act.</summary>
public sealed record AccountState(
    string AccountId,
    IReadOnlyList<string> Regions,
    BreakerState State,
    DateTime? SinceUtc,
    string? Who,
    string? Why,
    DateTime? ProbeUtc,
    int AutomaticWritesInWindow,
    int AutomaticWritesAllowed,
    int HeldFindings);
