using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Buckets;

/// <summary>One bucket as a list shows it.</summary>
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
    string? LookError);
