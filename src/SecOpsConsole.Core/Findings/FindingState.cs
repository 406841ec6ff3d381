using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Findings;

/// <summary>A finding with everything that decides what can be done with it.</summary>
internal sealed record FindingState(
    Finding Finding,
    Bucket Bucket,
    PolicyVersion? Live,
    PolicyVersion? Judged,
    PolicyVersion? Baseline,
    RemediationAttempt? LatestAttempt,
    RemediationAttempt? ActiveAttempt,
    bool EarlierVersionKnown)
{
    public static async Task<FindingState> LoadAsync(ConsoleDbContext db, Finding finding, Bucket bucket, CancellationToken cancellationToken)
    {
        var baselineId = bucket.BaselineVersionId ?? finding.BaselineVersionId;
        var versions = await db.PolicyVersions.AsNoTracking()
            .Where(v => v.Id == bucket.LiveVersionId || v.Id == finding.PolicyVersionId || v.Id == baselineId)
            .ToDictionaryAsync(v => v.Id, cancellationToken);
        return new FindingState(
            finding,
            bucket,
            Of(versions, bucket.LiveVersionId),
            Of(versions, finding.PolicyVersionId),
            Of(versions, baselineId),
            await LatestAttemptAsync(db, finding, cancellationToken),
            await Attempts.ActiveAsync(db, bucket.Id, cancellationToken),
            await db.PolicyVersions.AnyAsync(v => v.BucketId == bucket.Id && v.Id != bucket.LiveVersionId, cancellationToken));
    }

    /// <summary>An attempt belongs to the version that it replaces, so it counts for every finding of that version.</summary>
    private static Task<RemediationAttempt?> LatestAttemptAsync(ConsoleDbContext db, Finding finding, CancellationToken cancellationToken) =>
        db.Attempts.AsNoTracking()
            .Where(a => a.BucketId == finding.BucketId && (a.FindingId == finding.Id || a.ExpectedFingerprint == finding.Fingerprint))
            .OrderByDescending(a => a.Id)
            .FirstOrDefaultAsync(cancellationToken);

    private static PolicyVersion? Of(Dictionary<long, PolicyVersion> versions, long? id) =>
        id is { } known ? versions.GetValueOrDefault(known) : null;
}
