using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Findings;

/// <summary>A finding with everything that decides what can be done with it.</summary>
internal sealed record FindingState(
    Finding Finding,
    Bucket Bucket,
    PolicyVersion? Live,
    PolicyVersion? Judged,
    PolicyVersion? Baseline,
    RepairChoice Repair,
    RemediationAttempt? LatestAttempt,
    PolicyVersion? PreImage,
    RemediationAttempt? LatestPolicyAttempt,
    RemediationAttempt? ActiveAttempt,
    bool EarlierVersionKnown,
    BlockChoice FormerBlock,
    EncryptionChoice FormerEncryption)
{
    public static async Task<FindingState> LoadAsync(ConsoleDbContext db, Finding finding, Bucket bucket, CancellationToken cancellationToken)
    {
        var latest = await LatestAttemptAsync(db, finding, cancellationToken);
        var preImageId = latest?.PreImageVersionId;
        var baselineId = bucket.BaselineVersionId ?? finding.BaselineVersionId;
        var versions = await db.PolicyVersions.AsNoTracking()
            .Where(v => v.Id == bucket.LiveVersionId || v.Id == finding.PolicyVersionId || v.Id == baselineId
                || v.Id == preImageId)
            .ToDictionaryAsync(v => v.Id, cancellationToken);
        var live = Of(versions, bucket.LiveVersionId);
        return new FindingState(
            finding,
            bucket,
            live,
            Of(versions, finding.PolicyVersionId),
            Of(versions, baselineId),
            await Repairs.ChooseAsync(db, bucket, live, cancellationToken),
            latest,
            Of(versions, preImageId),
            await OfFinding(db, finding).FirstOrDefaultAsync(a => a.Subject == AttemptSubject.BucketPolicy, cancellationToken),
            await Attempts.ActiveAsync(db, bucket.Id, cancellationToken) ?? await Attempts.ActiveOfAccountAsync(db, finding.ActiveAttemptId, cancellationToken),
            await db.PolicySightings.AnyAsync(s => s.BucketId == bucket.Id && s.PolicyVersionId != bucket.LiveVersionId, cancellationToken),
            await BlockRemovals.ChooseAsync(db, bucket, live, finding, cancellationToken),
            await EncryptionHistory.ChooseAsync(db, bucket, cancellationToken));
    }

    /// <summary>The newest attempt of the finding; one that is told on its timeline counts too, because it moved the finding.</summary>
    public static Task<RemediationAttempt?> LatestAttemptAsync(ConsoleDbContext db, Finding finding, CancellationToken cancellationToken) =>
        OfFinding(db, finding).FirstOrDefaultAsync(cancellationToken);

    /// <summary>An attempt on a policy belongs to the version that it replaces, so it counts for every finding of that version.</summary>
    private static IQueryable<RemediationAttempt> OfFinding(ConsoleDbContext db, Finding finding) => db.Attempts.AsNoTracking()
        .Where(a => a.BucketId == finding.BucketId
            && (a.FindingId == finding.Id || a.ExpectedFingerprint == finding.Fingerprint
                || db.FindingEvents.Any(e => e.FindingId == finding.Id && e.AttemptId == a.Id)))
        .OrderByDescending(a => a.Id);

    private static PolicyVersion? Of(Dictionary<long, PolicyVersion> versions, long? id) =>
        id is { } known ? versions.GetValueOrDefault(known) : null;
}
