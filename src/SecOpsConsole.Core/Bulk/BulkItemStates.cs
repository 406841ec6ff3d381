using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Bulk;

/// <summary>The state of an item from what the Desk answered and what became of the attempt. Pure.</summary>
internal static class BulkItemStates
{
    public static BulkItemState Of(DeskOutcome? outcome, AttemptStatus? attempt) => outcome is { } answer ? Of(answer, attempt) : BulkItemState.Waiting;

    private static BulkItemState Of(DeskOutcome answer, AttemptStatus? attempt) => answer switch
    {
        DeskOutcome.Accepted => attempt is { } status ? Of(status) : BulkItemState.Done,
        DeskOutcome.Requested => BulkItemState.Requested,
        DeskOutcome.Conflict => BulkItemState.SomebodyWasFirst,
        DeskOutcome.Superseded => BulkItemState.Superseded,
        DeskOutcome.NotAllowed or DeskOutcome.NotFound => BulkItemState.Skipped,
        DeskOutcome.Forbidden or DeskOutcome.Invalid => BulkItemState.Failed,
    };

    private static BulkItemState Of(AttemptStatus status) => status switch
    {
        AttemptStatus.Queued or AttemptStatus.InProgress or AttemptStatus.Succeeded => BulkItemState.UnderWay,
        AttemptStatus.Verified or AttemptStatus.Undone => BulkItemState.Done,
        AttemptStatus.Failed => BulkItemState.Failed,
        AttemptStatus.Superseded => BulkItemState.Superseded,
        AttemptStatus.Cancelled => BulkItemState.Skipped,
    };
}
