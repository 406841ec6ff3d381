using SecOpsConsole.Core.Findings;

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
    string? ManagedBy);
