using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Which findings an attempt is about: those of the version that it replaces, without those whose problem the new version has too.
/// An accepted version has none: the judge or a person said so.
/// </summary>
internal static class AttemptFindings
{
    /// <summary>The findings whose states the attempt moves.</summary>
    public static async Task<List<Finding>> MovedByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Action == RemediationActionId.RestorePreImage)
        {
            return await OfBucket(db, attempt).Where(f => f.Fingerprint == attempt.TargetFingerprint
                    && (f.Resolution == Resolution.Reverted || f.Resolution == Resolution.Repaired
                        || f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified))
                .OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        var open = await OpenAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        var left = await LeftByAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        open.RemoveAll(finding => left.Contains(finding.DedupKey));
        return open;
    }

    /// <summary>Takes the findings that the write left open along to the new version: the same problem, the same actor. Returns them.</summary>
    public static async Task<List<Finding>> FollowAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var left = await LeftByAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        if (left.Count == 0)
        {
            return [];
        }
        var open = await OpenAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        open.RemoveAll(finding => !left.Contains(finding.DedupKey) || finding.WorkflowStatus is WorkflowStatus.Resolved or WorkflowStatus.Suppressed);
        foreach (var finding in open)
        {
            (finding.PolicyVersionId, finding.Fingerprint, finding.LiveFingerprint) = (attempt.TargetVersionId, attempt.TargetFingerprint, attempt.TargetFingerprint);
        }
        return open;
    }

    private static IQueryable<Finding> OfBucket(ConsoleDbContext db, RemediationAttempt attempt) =>
        db.Findings.Where(f => f.BucketId == attempt.BucketId && f.Category == FindingCategory.Policy);

    private static Task<List<Finding>> OpenAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        OfBucket(db, attempt).Where(f => f.Fingerprint == attempt.ExpectedFingerprint
                && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken);

    private static async Task<IReadOnlySet<string>> LeftByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var target = await db.PolicyVersions.AsNoTracking().SingleAsync(v => v.Id == attempt.TargetVersionId, cancellationToken).ConfigureAwait(false);
        if (target.Accepted)
        {
            return new HashSet<string>();
        }
        var bucket = await db.Buckets.AsNoTracking().SingleAsync(b => b.Id == attempt.BucketId, cancellationToken).ConfigureAwait(false);
        return JudgeOfBuckets.DedupKeys(bucket, JudgeOfBuckets.Judge(Buckets.BucketStore.Reference(bucket), target.Text));
    }
}
