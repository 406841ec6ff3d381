using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What is known of a Block Public Access that somebody took away from a bucket.</summary>
internal static class BlockRemovals
{
    private const int MostSightings = 200;

    /// <summary>The state that a restore would write.</summary>
    /// <param name="finding">What the restore must close; null: anything that is open.</param>
    public static async Task<BlockChoice> ChooseAsync(
        ConsoleDbContext db, Bucket bucket, PolicyVersion? live, Finding? finding, CancellationToken cancellationToken) =>
        BlockChooser.Choose(bucket.OwnBlock, await SightingsAsync(db, bucket.Id, DateTime.MaxValue, cancellationToken).ConfigureAwait(false), Needed(bucket, live, finding));

    /// <summary>
    /// The removal that laid a latent public policy open; null when the policy came after it, or was put again since, because then the
    /// policy is the change to take back. <paramref name="asOfUtc"/>: what was known then.
    /// </summary>
    public static async Task<BlockChoice?> CauseAsync(
        ConsoleDbContext db, Bucket bucket, PolicyVersion? live, DateTime? asOfUtc, CancellationToken cancellationToken)
    {
        if (live is not { Id: > 0, Public: PublicAnswer.Yes })
        {
            return null;
        }
        var asOf = asOfUtc ?? DateTime.MaxValue;
        var sightings = await SightingsAsync(db, bucket.Id, asOf, cancellationToken).ConfigureAwait(false);
        var now = asOfUtc is null ? bucket.OwnBlock : BlockPublicAccess.OfState(sightings.FirstOrDefault()?.State);
        var choice = BlockChooser.Choose(now, sightings, new BlockPublicAccess(false, false, false, RestrictPublicBuckets: true));
        return choice.Former is not null && await WasThereBeforeAsync(db, bucket.Id, live.Id, choice.RemovedUtc, asOf, cancellationToken).ConfigureAwait(false)
            ? choice
            : null;
    }

    private static async Task<bool> WasThereBeforeAsync(
        ConsoleDbContext db, long bucketId, long liveId, DateTime removedUtc, DateTime asOfUtc, CancellationToken cancellationToken)
    {
        var sightings = db.PolicySightings.Where(row => row.BucketId == bucketId && row.SeenUtc <= asOfUtc);
        if (await sightings.AnyAsync(row => row.PolicyVersionId == liveId && row.Source == VersionSource.Event && row.SeenUtc >= removedUtc, cancellationToken)
            .ConfigureAwait(false))
        {
            return false;
        }
        var before = await sightings.Where(row => row.Source != VersionSource.Event && row.SeenUtc <= removedUtc)
            .OrderByDescending(row => row.SeenUtc).ThenByDescending(row => row.Id)
            .Select(row => (long?)row.PolicyVersionId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var otherAfter = await sightings.AnyAsync(
            row => row.PolicyVersionId != liveId && row.Source != VersionSource.Event && row.SeenUtc > removedUtc, cancellationToken).ConfigureAwait(false);
        return before == liveId && !otherAfter;
    }

    /// <summary>Newest first; what lies before a deletion belonged to another bucket of the same name.</summary>
    private static async Task<List<BlockSighting>> SightingsAsync(ConsoleDbContext db, long bucketId, DateTime asOfUtc, CancellationToken cancellationToken)
    {
        var deletedUtc = await db.FindingEvents
            .Where(row => row.BucketId == bucketId && row.FindingId == null && row.Kind == FindingEventKind.ResourceDeleted && row.AtUtc <= asOfUtc)
            .MaxAsync(row => (DateTime?)row.AtUtc, cancellationToken).ConfigureAwait(false) ?? DateTime.MinValue;
        return await BlockHistory.Of(db, bucketId).AsNoTracking().Where(row => row.SeenUtc <= asOfUtc && row.SeenUtc > deletedUtc)
            .Take(MostSightings).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static BlockPublicAccess Needed(Bucket bucket, PolicyVersion? live, Finding? finding) => finding?.Check switch
    {
        CheckIds.PublicPrincipal or CheckIds.AnyAuthenticatedAws => new(false, false, false, RestrictPublicBuckets: true),
        CheckIds.MacieBlockDisabled => new(true, true, true, true),
        CheckIds.PublicAcl => new(false, IgnorePublicAcls: true, false, false),
        _ => new(false, IgnorePublicAcls: bucket.AclPublic, false, RestrictPublicBuckets: live?.Public != PublicAnswer.No),
    };
}
