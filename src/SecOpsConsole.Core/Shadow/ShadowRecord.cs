using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Shadow;

/// <summary>
/// Keeps what automatic mode would have done. The opinion is the decider's own, asked as if the bucket were in Automatic, so it can
/// never differ from what would be done.
/// </summary>
internal static class ShadowRecord
{
    /// <summary>Longer than any window that a scorecard looks back over.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(400);
    private const int MostPruned = 200;

    /// <summary>
    /// Records the opinion about each finding and returns those about which it is new. A finding without a content that a person could
    /// decide about is left out.
    /// </summary>
    public static async Task<IReadOnlyList<Finding>> KeepAsync(
        WriteScope scope, Bucket bucket, IReadOnlyList<Finding> findings, DecisionFacts facts, RemediationDecision would, CancellationToken cancellationToken)
    {
        if (would is RemediationDecision.Ignore or RemediationDecision.Wait)
        {
            return [];
        }
        var ids = findings.Where(f => f.Fingerprint is not null).Select(f => f.Id).ToList();
        var known = await scope.Db.ShadowDecisions.AsTracking().Where(d => ids.Contains(d.FindingId)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var news = new List<Finding>();
        foreach (var finding in findings.Where(f => f.Fingerprint is not null))
        {
            var row = known.Find(d => d.FindingId == finding.Id && d.Opening == finding.ReopenedCount && d.Fingerprint == finding.Fingerprint);
            if (row is null)
            {
                scope.Db.ShadowDecisions.Add(Fill(New(finding), scope, bucket, facts, would));
                news.Add(finding);
            }
            else if (MayChange(row, would))
            {
                Fill(row, scope, bucket, facts, would);
                news.Add(finding);
            }
        }
        if (news.Count > 0)
        {
            await PruneAsync(scope, cancellationToken).ConfigureAwait(false);
        }
        return news;
    }

    /// <summary>
    /// What automatic mode would have written by now counts against its own limits, as its real writes do: otherwise a fight would look
    /// like a hundred good decisions.
    /// </summary>
    public static async Task<DecisionContext> AsIfAutomaticAsync(
        ConsoleDbContext db, Bucket bucket, DecisionContext context, CancellationToken cancellationToken)
    {
        var toBucket = context.NowUtc - LoopGuard.BucketWindow;
        var inAccount = context.NowUtc - LoopGuard.AccountWindow;
        var writes = db.ShadowDecisions.Where(d => d.Would == ShadowWould.Write && d.Mode != AutomaticMode.Automatic);
        var bucketWrites = await writes.Where(d => d.BucketId == bucket.Id && d.AtUtc > toBucket)
            .Select(d => d.AtUtc).Distinct().OrderByDescending(at => at).Take(LoopGuard.WritesPerBucket).ToListAsync(cancellationToken).ConfigureAwait(false);
        var accountWrites = await writes
            .Where(d => d.AtUtc > inAccount && db.Buckets.Any(b => b.Id == d.BucketId && b.AccountId == bucket.AccountId))
            .Select(d => new { d.BucketId, d.AtUtc }).Distinct().OrderByDescending(d => d.AtUtc).Take(LoopGuard.WritesPerAccount)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return context with
        {
            Mode = AutomaticMode.Automatic,
            AutomaticWritesToBucket = [.. context.AutomaticWritesToBucket, .. bucketWrites],
            AutomaticWritesInAccount = [.. context.AutomaticWritesInAccount, .. accountWrites.Select(d => d.AtUtc)],
        };
    }

    /// <summary>
    /// A look can come before its event and hold; a moment later the event is there and automatic mode would write. Once it would have
    /// written, the first write is what would have happened.
    /// </summary>
    private static bool MayChange(ShadowDecision row, RemediationDecision would) =>
        row is { Decision: null, Would: not ShadowWould.Write } && would is RemediationDecision.Remediate or RemediationDecision.RestoreBlock;

    private static ShadowDecision New(Finding finding) => new()
    {
        BucketId = finding.BucketId ?? throw new InvalidOperationException($"Finding {finding.Id} has no bucket, so automatic mode has nothing to decide about it."),
        FindingId = finding.Id,
        Opening = finding.ReopenedCount,
        Check = finding.Check,
        Fingerprint = finding.Fingerprint!,
        Severity = finding.Severity,
    };

    private static ShadowDecision Fill(ShadowDecision row, WriteScope scope, Bucket bucket, DecisionFacts facts, RemediationDecision would)
    {
        (row.AtUtc, row.Mode, row.Reachable, row.EventUtc) = (scope.NowUtc, bucket.Mode, facts.ReachableByAnyone, facts.EventUtc);
        (row.Action, row.TargetFingerprint, row.HoldReason, row.Why) = (null, null, null, null);
        switch (would)
        {
            case RemediationDecision.Remediate write:
                (row.Would, row.Action, row.TargetFingerprint) = (ShadowWould.Write, write.Action, write.Target.Fingerprint);
                break;
            case RemediationDecision.RestoreBlock restore:
                (row.Would, row.Action, row.TargetFingerprint) = (ShadowWould.Write, RemediationActionId.RestoreBlockPublicAccess, restore.Former.State);
                break;
            case RemediationDecision.Hold hold:
                (row.Would, row.HoldReason) = (ShadowWould.Hold, hold.Reason);
                break;
            case RemediationDecision.AwaitAnalyst wait:
                (row.Would, row.Why) = (ShadowWould.Person, wait.Why);
                break;
            default:
                throw new InvalidOperationException($"Automatic mode never decides {would.GetType().Name}.");
        }
        row.Compare();
        return row;
    }

    /// <summary>A few old rows with each new one: the table stays as large as the time that is kept.</summary>
    private static Task<int> PruneAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var before = scope.NowUtc - Keep;
        var old = scope.Db.ShadowDecisions.Where(d => d.AtUtc < before).OrderBy(d => d.AtUtc).Take(MostPruned).Select(d => d.Id);
        return scope.Db.ShadowDecisions.Where(d => old.Contains(d.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
