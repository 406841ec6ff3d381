using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Shadow;

/// <summary>
/// Writes what people decided beside what automatic mode would have done, in the transaction of the decision. The finding alone
/// cannot tell it later: it is reopened and decided on again.
/// </summary>
internal static class ShadowOutcome
{
    /// <summary>Called with every transition that was applied.</summary>
    public static void Follow(WriteScope scope, Finding finding, FindingTransition transition, TransitionNote note)
    {
        if (finding.Fingerprint is not { } fingerprint)
        {
            return;
        }
        var (id, who) = (finding.Id, note.Who);
        if (transition is FindingTransition.Undo or FindingTransition.UndoDecision or FindingTransition.UndoRestore)
        {
            scope.AtEnd(ct => TakeBackAsync(scope, id, fingerprint, ct));
        }
        else if (DecisionOf(transition) is { } decision)
        {
            scope.AtEnd(ct => DecideAsync(scope, id, fingerprint, decision, who, note.AttemptId, ct));
        }
    }

    private static PersonDecision? DecisionOf(FindingTransition transition) => transition switch
    {
        // Restoring the block takes the change back, as a revert does.
        FindingTransition.Verify or FindingTransition.VerifyRestore => PersonDecision.Reverted,
        FindingTransition.VerifyRepair => PersonDecision.Repaired,
        FindingTransition.Approve => PersonDecision.Approved,
        FindingTransition.Suppress => PersonDecision.ExceptionGranted,
        FindingTransition.MarkFalsePositive => PersonDecision.FalsePositive,
        FindingTransition.Escalate => PersonDecision.Escalated,
        FindingTransition.FixedExternally => PersonDecision.FixedExternally,
        FindingTransition.ResourceDeleted => PersonDecision.ResourceDeleted,
        FindingTransition.NotificationSent or FindingTransition.AwaitApproval or FindingTransition.Queue or FindingTransition.Start
            or FindingTransition.WriteAccepted or FindingTransition.Supersede or FindingTransition.Fail or FindingTransition.Cancel
            or FindingTransition.Hold or FindingTransition.Reopen or FindingTransition.Undo
            or FindingTransition.Contain or FindingTransition.UndoContain or FindingTransition.UndoRestore
            or FindingTransition.VerifyEncryption or FindingTransition.VerifyQuarantine or FindingTransition.Release or FindingTransition.Settle
            or FindingTransition.SuppressAgain or FindingTransition.UndoDecision => null,
    };

    private static async Task DecideAsync(
        WriteScope scope, long findingId, string fingerprint, PersonDecision decision, string who, long? attemptId, CancellationToken cancellationToken)
    {
        if (await LatestAsync(scope.Db, findingId, fingerprint, cancellationToken).ConfigureAwait(false) is not { } row
            || (!Decides(decision) && row.Decision is { } earlier && Decides(earlier)))
        {
            return;
        }
        if (attemptId is { } id)
        {
            var attempt = await scope.Db.Attempts.SingleAsync(a => a.Id == id, cancellationToken).ConfigureAwait(false);
            if (attempt.Trigger != AttemptTrigger.Person)
            {
                // The mode was switched to Automatic meanwhile, or nobody answered: no person has agreed with it.
                return;
            }
            who = attempt.Who;
        }
        (row.Decision, row.DecidedBy, row.DecidedUtc, row.TakenBackUtc) = (decision, who, scope.NowUtc, null);
        row.Compare();
    }

    private static async Task TakeBackAsync(WriteScope scope, long findingId, string fingerprint, CancellationToken cancellationToken)
    {
        if (await LatestAsync(scope.Db, findingId, fingerprint, cancellationToken).ConfigureAwait(false) is { Decision: not null } row)
        {
            row.TakenBackUtc = scope.NowUtc;
            row.Compare();
        }
    }

    private static Task<ShadowDecision?> LatestAsync(ConsoleDbContext db, long findingId, string fingerprint, CancellationToken cancellationToken) =>
        db.ShadowDecisions.AsTracking().Where(d => d.FindingId == findingId && d.Fingerprint == fingerprint)
            .OrderByDescending(d => d.Opening).FirstOrDefaultAsync(cancellationToken);

    /// <summary>True for what says whether the policy should stay.</summary>
    private static bool Decides(PersonDecision decision) => decision switch
    {
        PersonDecision.Reverted or PersonDecision.Repaired or PersonDecision.Approved
            or PersonDecision.FalsePositive or PersonDecision.ExceptionGranted => true,
        PersonDecision.Contained or PersonDecision.Escalated or PersonDecision.FixedExternally or PersonDecision.ResourceDeleted => false,
    };
}
