using static SecOpsConsole.Core.Findings.FindingTransition;
using static SecOpsConsole.Core.Findings.RemediationStatus;
using static SecOpsConsole.Core.Findings.WorkflowStatus;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// The life of a finding as one table: from-states x event -> to-states. What is not here is not possible.
/// Two things are deliberate: a look never resolves a finding whose remediation is queued or running (the remediation
/// reads AWS itself and says Superseded or Verified), and Resolved(Reverted), Resolved(Repaired) and Resolved(BlockRestored) are
/// reached by Verify, VerifyRepair and VerifyRestore alone: which of them ends an attempt is said by its action (IRemediationAction.WhenVerified).
/// </summary>
public static class FindingTransitions
{
    private static readonly WorkflowStatus[] Open = [New, Notified];
    private static readonly WorkflowStatus[] OpenOrSuppressed = [New, Notified, Suppressed];
    private static readonly WorkflowStatus[] AnyWorkflow = Enum.GetValues<WorkflowStatus>();

    private static readonly RemediationStatus[] AnyRemediation = Enum.GetValues<RemediationStatus>();

    /// <summary>No write can be on its way.</summary>
    private static readonly RemediationStatus[] AtRest =
        [NotStarted, AwaitingApproval, Failed, Cancelled, Held, Superseded, Undone];

    private static readonly RemediationStatus[] AtRestOrVerified = [.. AtRest, Verified];
    private static readonly RemediationStatus[] Running = [Queued, InProgress, Succeeded];

    public static IReadOnlyList<FindingTransitionRow> Rows { get; } =
    [
        new(NotificationSent, [New], AnyRemediation, Notified, null, FindingEventKind.Notified),
        new(AwaitApproval, Open, AtRest, null, AwaitingApproval, FindingEventKind.Decided),
        new(Approve, Open, AtRest, Resolved, Cancelled, FindingEventKind.Approved)
            { Resolution = Resolution.ChangeApproved },

        new(FindingTransition.Queue, Open, AtRest, null, Queued, FindingEventKind.Decided),
        new(Start, Open, [Queued, InProgress], null, InProgress, FindingEventKind.AttemptStarted),
        new(WriteAccepted, Open, [InProgress, Succeeded], null, Succeeded, FindingEventKind.PolicyWritten),
        new(Verify, OpenOrSuppressed, Running, Resolved, Verified, FindingEventKind.Verified)
            { Resolution = Resolution.Reverted, ToCompliance = ComplianceStatus.Compliant, EndsExposure = true },
        new(VerifyRepair, OpenOrSuppressed, Running, Resolved, Verified, FindingEventKind.Verified)
            { Resolution = Resolution.Repaired, ToCompliance = ComplianceStatus.Compliant, EndsExposure = true },
        // The policy stays, so the finding does: a person still decides about it.
        new(Contain, OpenOrSuppressed, Running, null, AwaitingApproval, FindingEventKind.Contained) { EndsExposure = true },
        // The offending change was the removal of the block; the policy by itself is as weak as it was when the block held it.
        new(VerifyRestore, OpenOrSuppressed, Running, Resolved, Verified, FindingEventKind.Verified)
            { Resolution = Resolution.BlockRestored, EndsExposure = true },
        new(VerifyEncryption, OpenOrSuppressed, Running, Resolved, Verified, FindingEventKind.Verified)
            { Resolution = Resolution.EncryptionRestored, ToCompliance = ComplianceStatus.Compliant },
        new(Supersede, Open, Running, null, Superseded, FindingEventKind.Superseded),
        new(Fail, Open, Running, null, Failed, FindingEventKind.AttemptFailed),
        new(Cancel, Open, [AwaitingApproval, Queued, InProgress], null, Cancelled, FindingEventKind.Decided),
        // InProgress too: after a crash or a refused try the guards are asked again, and a finding that stayed InProgress would never move.
        new(Hold, Open, [.. AtRest, Queued, InProgress], null, Held, FindingEventKind.Held),

        new(Escalate, AnyWorkflow, AnyRemediation, Notified, null, FindingEventKind.Escalated),
        new(Suppress, Open, AtRest, Suppressed, Cancelled, FindingEventKind.ExceptionGranted)
            { Resolution = Resolution.RiskAccepted },
        new(SuppressAgain, [Resolved], AtRestOrVerified, Suppressed, NotStarted, FindingEventKind.ExceptionApplied)
            { Resolution = Resolution.RiskAccepted, ToRecord = RecordState.Active, ToCompliance = ComplianceStatus.NonCompliant },
        new(MarkFalsePositive, Open, AtRest, Resolved, Cancelled, FindingEventKind.MarkedFalsePositive)
            { Resolution = Resolution.FalsePositive, EndsExposure = true },
        new(Reopen, [Resolved, Suppressed], AtRestOrVerified, New, NotStarted, FindingEventKind.Reopened)
            { ToRecord = RecordState.Active, ToCompliance = ComplianceStatus.NonCompliant, CountsAsReopened = true },

        // What waited for a person, or was held by a guard, has nothing left to do.
        new(FixedExternally, OpenOrSuppressed, [AwaitingApproval, Held], Resolved, Cancelled, FindingEventKind.FixedExternally)
            {
                Resolution = Resolution.FixedExternally, ToRecord = RecordState.Archived,
                ToCompliance = ComplianceStatus.Compliant, EndsExposure = true,
            },
        new(FixedExternally, OpenOrSuppressed, [NotStarted, Failed, Cancelled, Superseded, Undone, Verified], Resolved, null, FindingEventKind.FixedExternally)
            {
                Resolution = Resolution.FixedExternally, ToRecord = RecordState.Archived,
                ToCompliance = ComplianceStatus.Compliant, EndsExposure = true,
            },
        // A write that is under way ends with the bucket: one that stayed under way would hide the finding for ever, should the name come back.
        new(ResourceDeleted, OpenOrSuppressed, Running, Resolved, Cancelled, FindingEventKind.ResourceDeleted)
            {
                Resolution = Resolution.ResourceDeleted, ToRecord = RecordState.Archived,
                ToCompliance = ComplianceStatus.NotApplicable, EndsExposure = true,
            },
        new(ResourceDeleted, OpenOrSuppressed, [.. Enum.GetValues<RemediationStatus>().Except(Running)], Resolved, null, FindingEventKind.ResourceDeleted)
            {
                Resolution = Resolution.ResourceDeleted, ToRecord = RecordState.Archived,
                ToCompliance = ComplianceStatus.NotApplicable, EndsExposure = true,
            },

        // The look after the undo's write may be faster than the undo's own bookkeeping: then the finding is open again already.
        new(Undo, [Resolved, New, Notified], AtRestOrVerified, New, Undone, FindingEventKind.Undone)
            { ToRecord = RecordState.Active, ToCompliance = ComplianceStatus.NonCompliant },

        // A quarantine stops the actor; what the actor did is still for a person to settle.
        new(VerifyQuarantine, OpenOrSuppressed, Running, null, Verified, FindingEventKind.Verified),
        new(FindingTransition.Release, AnyWorkflow, AtRestOrVerified, null, Undone, FindingEventKind.Undone),
        new(FindingTransition.Settle, Open, AtRestOrVerified, Resolved, null, FindingEventKind.Decided)
            { Resolution = Resolution.Settled, ToRecord = RecordState.Archived },
        new(UndoRestore, [Resolved], AtRestOrVerified, New, Undone, FindingEventKind.Undone)
            { ToRecord = RecordState.Active, ToCompliance = ComplianceStatus.NonCompliant },
        new(UndoRestore, Open, AtRestOrVerified, null, Undone, FindingEventKind.Undone),
        new(UndoContain, Open, AtRestOrVerified, null, Undone, FindingEventKind.Undone),
        new(UndoDecision, [Resolved, Suppressed], AtRest, New, NotStarted, FindingEventKind.Undone)
            { ToRecord = RecordState.Active, ToCompliance = ComplianceStatus.NonCompliant },
    ];

    /// <summary>The row that applies, or null when the event is not possible in these states.</summary>
    public static FindingTransitionRow? Find(FindingTransition on, WorkflowStatus workflow, RemediationStatus remediation)
    {
        foreach (var row in Rows)
        {
            if (row.On == on && row.Fits(workflow, remediation))
            {
                return row;
            }
        }

        return null;
    }
}
