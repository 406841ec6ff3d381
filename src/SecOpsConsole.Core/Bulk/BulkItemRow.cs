using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Bulk;

/// <summary>One finding of a bulk decision with its outcome.</summary>
/// <param name="Id">The item.</param>
/// <param name="FindingId">Its finding.</param>
/// <param name="Title">The finding's title.</param>
/// <param name="Bucket">The bucket's name; null for a finding about a user or role.</param>
/// <param name="State">How it ended.</param>
/// <param name="Message">What happened, what was not changed, what to do next.</param>
/// <param name="AttemptId">The write; null when there is none.</param>
/// <param name="CanUndo">Its write is verified, and it is not an undo itself.</param>
/// <param name="DecidedUtc">When the Desk decided it.</param>
public sealed record BulkItemRow(
    long Id, long FindingId, string Title, string? Bucket, BulkItemState State, string? Message, long? AttemptId, bool CanUndo, DateTime? DecidedUtc)
{
    internal static bool Undoable(RemediationAttempt? attempt) =>
        attempt is { Status: AttemptStatus.Verified, UndoesAttemptId: null };
}
