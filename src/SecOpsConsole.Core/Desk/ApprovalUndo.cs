using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// Undo of an approval: that content is accepted no more, the baseline is what the same rules say without it, and the findings that the
/// approval closed are open again.
/// </summary>
internal sealed class ApprovalUndo(FindingLifecycle lifecycle)
{
    public async Task<DeskResult> UndoAsync(
        WriteScope scope, Access access, DeskDecision decision, Bucket bucket, string? reason, CancellationToken cancellationToken)
    {
        var version = await scope.Db.PolicyVersions.AsTracking()
            .SingleAsync(v => v.Id == DecisionLedger.Number(decision.After), cancellationToken).ConfigureAwait(false);
        if (await Attempts.ActiveAsync(scope.Db, bucket.Id, cancellationToken).ConfigureAwait(false) is { } active)
        {
            return new DeskResult(DeskOutcome.Conflict, $"{AttemptText.UnderWay(active)} You changed nothing. Undo the approval when that has ended.");
        }
        if (!version.Accepted || version.AcceptedUtc != decision.CreatedUtc)
        {
            return new DeskResult(
                DeskOutcome.Superseded, "That policy was judged or approved again since, so this approval is not what counts any more. Nothing was changed. Look at the bucket's history.");
        }
        (version.Accepted, version.AcceptedUtc, version.ApprovedBy, version.ApprovedBlocked) = (false, null, null, false);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var wasBaseline = bucket.BaselineVersionId == version.Id;
        await ChooseBaselineAsync(scope.Db, bucket, version.Id, cancellationToken).ConfigureAwait(false);
        var opened = await OpenAsync(scope, access, bucket, version, reason, cancellationToken).ConfigureAwait(false);
        var text = $"{access.Name} undid the approval by {decision.Who}: that policy is no longer accepted{Baseline(wasBaseline, bucket)}.";
        if (opened == 0)
        {
            Timeline.TellBucket(scope, bucket.Id, FindingEventKind.Undone, new TransitionNote(access.Name, text) { Reason = reason });
        }
        var pause = UndoPause.Pause(scope, bucket, access.Name);
        AttemptLedger.Look(scope, bucket);
        return new DeskResult(
            DeskOutcome.Accepted, $"The approval is undone{Baseline(wasBaseline, bucket)}. {(opened == 0 ? "The bucket is being looked at." : "The finding is open again.")}{pause}",
            LiveFingerprint: bucket.LiveFingerprint);
    }

    private static string Baseline(bool wasBaseline, Bucket bucket) => (wasBaseline, bucket.BaselineVersionId) switch
    {
        (false, _) => "; the baseline is a later one and stays",
        (true, null) => "; no baseline is known now",
        (true, _) => "; the baseline is the one before again",
    };

    /// <summary>By the very rule of a look, so that the next look agrees.</summary>
    private static async Task ChooseBaselineAsync(ConsoleDbContext db, Bucket bucket, long undone, CancellationToken cancellationToken)
    {
        if (bucket.BaselineVersionId != undone || bucket.LiveFingerprint is not { } live)
        {
            return;
        }
        bucket.BaselineVersionId = (await LookHistory.ChooseBaselineAsync(db, bucket, bucket.EffectiveBlock, live, cancellationToken).ConfigureAwait(false)).VersionId;
    }

    private async Task<int> OpenAsync(WriteScope scope, Access access, Bucket bucket, PolicyVersion version, string? reason, CancellationToken cancellationToken)
    {
        if (bucket.LiveFingerprint != version.Fingerprint)
        {
            return 0;
        }
        var closed = await scope.Db.Findings.AsTracking()
            .Where(f => f.BucketId == bucket.Id && f.Fingerprint == version.Fingerprint && f.Resolution == Resolution.ChangeApproved)
            .OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var opened = 0;
        foreach (var finding in closed)
        {
            finding.BaselineVersionId = bucket.BaselineVersionId;
            opened += lifecycle.Apply(scope, finding, FindingTransition.UndoDecision, new TransitionNote(
                access.Name, $"{access.Name} undid the approval: this policy is no longer accepted.") { Reason = reason }).Applied ? 1 : 0;
        }
        return opened;
    }
}
