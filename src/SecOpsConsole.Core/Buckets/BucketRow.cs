using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Buckets;

/// <summary>
/// One bucket as a list shows it. <paramref name="ProtectedAs"/>: its protected classes, separated by commas; <paramref name="ManagedBy"/>: the
/// tool that last applied code to it.
/// </summary>
public sealed record BucketRow(
    long Id,
    string Name,
    string AccountId,
    string Region,
    AutomaticMode Mode,
    AutomaticAction AutomaticAction,
    HoldReason? HoldReason,
    Exposure Exposure,
    int OpenFindings,
    DateTime? ObservedUtc,
    DateTime? LastEventUtc,
    string? LookError,
    string? ProtectedAs,
    string? ManagedBy)
{
    /// <summary>The severity of the worst of its open findings; null when none is open.</summary>
    public Severity? WorstOpen { get; init; }

    /// <summary>What Macie found in it, such as "credentials in 1 object"; null when it told of nothing.</summary>
    public string? SensitiveData { get; init; }
}
