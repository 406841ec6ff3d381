using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>One exception as a list shows it.</summary>
/// <param name="Id">The suppression's.</param>
/// <param name="Applies">The finding is suppressed by it now; false when the statement is not in the policy at present, or when it has ended.</param>
public sealed record ExceptionRow(
    long Id,
    long FindingId,
    long BucketId,
    string Bucket,
    string AccountId,
    string Check,
    string Title,
    Severity Severity,
    SuppressionState State,
    string? Owner,
    string Reason,
    string GrantedBy,
    DateTime GrantedUtc,
    DateTime? ExpiresUtc,
    DateTime? EndedUtc,
    string? EndedBy,
    string? EndReason,
    bool Applies);
