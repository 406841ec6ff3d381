using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>
/// Puts together what programs are told of a decision, in the decision's own write: later the finding, the bucket and the attempt are no longer
/// what they were.
/// </summary>
internal static class DecisionTelling
{
    /// <summary>Null when the row tells of no decision.</summary>
    /// <param name="scope">The write of the row, saved so far.</param>
    /// <param name="row">It has its number.</param>
    /// <param name="note">What it was made of.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    public static async Task<NoticeDecision?> OfAsync(WriteScope scope, FindingEvent row, TransitionNote note, CancellationToken cancellationToken)
    {
        var attempt = await FindAsync(scope.Db.Attempts, row.AttemptId, cancellationToken).ConfigureAwait(false);
        if (DecisionWords.Of(row.Kind, row.Who, note.Change, attempt) is not { } known)
        {
            return null;
        }

        var finding = await FindAsync(scope.Db.Findings, row.FindingId ?? attempt?.FindingId, cancellationToken).ConfigureAwait(false);
        var bucket = await FindAsync(scope.Db.Buckets, row.BucketId ?? attempt?.BucketId ?? finding?.BucketId, cancellationToken).ConfigureAwait(false);
        var principal = await FindAsync(scope.Db.Principals, attempt?.PrincipalId ?? finding?.PrincipalId, cancellationToken).ConfigureAwait(false);
        var undone = await FindAsync(scope.Db.Attempts, attempt?.UndoesAttemptId, cancellationToken).ConfigureAwait(false);
        var decision = About(new NoticeDecision(known.What, known.Outcome, row.Who), finding, bucket, principal) with
        {
            Reason = row.Reason,
            HoldReason = note.HoldReason,
            Record = row.Id,
            Change = note.Change,
            AwsRequestId = row.AwsRequestId,
            Undoes = undone is null ? null : DecisionWords.Of(undone.Action),
        };
        decision = decision with { AccountId = decision.AccountId ?? attempt?.AccountId ?? note.Change?.AccountId };
        return By(scope, Written(decision, attempt, finding, bucket), row.Who, note, attempt);
    }

    private static NoticeDecision About(NoticeDecision decision, Finding? finding, Bucket? bucket, Principal? principal) => decision with
    {
        FindingId = finding?.Id,
        Severity = finding?.Severity,
        Bucket = bucket?.Name,
        AccountId = bucket?.AccountId ?? principal?.AccountId,
        Region = bucket?.Region,
        Principal = principal?.Arn,
    };

    private static NoticeDecision Written(NoticeDecision decision, RemediationAttempt? attempt, Finding? finding, Bucket? bucket) => (attempt, finding?.LiveFingerprint) switch
    {
        ({ } wrote, _) => decision with
        {
            AttemptId = wrote.Id,
            FailureCode = decision.Outcome == DecisionOutcome.Failed ? wrote.FailureCode : null,
            Before = new DecisionState(wrote.PreImageState ?? wrote.ExpectedFingerprint, wrote.PreImageVersionId),
            After = decision.Outcome == DecisionOutcome.Verified ? new DecisionState(wrote.TargetFingerprint, wrote.TargetVersionId) : null,
        },
        (null, { } live) => decision with { Before = new DecisionState(live, bucket?.LiveFingerprint == live ? bucket.LiveVersionId : null) },
        _ => decision,
    };

    private static NoticeDecision By(WriteScope scope, NoticeDecision decision, string who, TransitionNote note, RemediationAttempt? attempt)
    {
        // A command also tells of what the console did beside it; that is nobody's decision.
        var decider = scope.Decider is { } known && (known.Name == who || known.By == who) ? known : null;
        return decision with
        {
            Who = decider?.Name ?? who,
            Via = note.Via ?? attempt?.Via ?? decider?.Via ?? DecisionWords.ByName(who),
            GrantedBy = attempt is null ? decider?.GrantedBy : attempt.GrantedBy,
        };
    }

    private static async Task<T?> FindAsync<T>(DbSet<T> rows, long? id, CancellationToken cancellationToken) where T : class =>
        id is { } known ? await rows.FindAsync([known], cancellationToken).ConfigureAwait(false) : null;
}
