using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Buckets;

/// <summary>The history of Block Public Access of a bucket or an account: one row per change that was told of or seen.</summary>
public static class BlockHistory
{
    public static Task RecordAsync(WriteScope scope, Bucket bucket, BlockSeen seen, CancellationToken cancellationToken) =>
        RecordAsync(scope, bucket.Id, bucket.AccountId, seen, cancellationToken);

    public static Task RecordOfAccountAsync(WriteScope scope, string accountId, BlockSeen seen, CancellationToken cancellationToken) =>
        RecordAsync(scope, null, accountId, seen, cancellationToken);

    /// <summary>Of one bucket, newest first.</summary>
    public static IQueryable<BlockSighting> Of(ConsoleDbContext db, long bucketId) => NewestFirst(db.BlockSightings.Where(row => row.BucketId == bucketId));

    /// <summary>Of one account, newest first.</summary>
    public static IQueryable<BlockSighting> OfAccount(ConsoleDbContext db, string accountId) =>
        NewestFirst(db.BlockSightings.Where(row => row.AccountId == accountId && row.BucketId == null));

    private static IQueryable<BlockSighting> NewestFirst(IQueryable<BlockSighting> rows) => rows.OrderByDescending(row => row.SeenUtc).ThenByDescending(row => row.Id);

    private static async Task RecordAsync(WriteScope scope, long? bucketId, string accountId, BlockSeen seen, CancellationToken cancellationToken)
    {
        var rows = bucketId is { } id ? Of(scope.Db, id) : OfAccount(scope.Db, accountId);
        if (await IsKnownAsync(rows, seen, cancellationToken).ConfigureAwait(false))
        {
            return;
        }
        scope.Db.BlockSightings.Add(new BlockSighting
        {
            BucketId = bucketId,
            AccountId = accountId,
            State = seen.Block.State,
            SeenUtc = seen.SeenUtc,
            Source = seen.Source,
            ActorName = seen.ActorName,
            EventId = seen.EventId,
        });
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An event's sighting is known by its own identity; a read of ours tells something new only when the state before it was another.</summary>
    private static async Task<bool> IsKnownAsync(IQueryable<BlockSighting> rows, BlockSeen seen, CancellationToken cancellationToken)
    {
        if (seen.Source == VersionSource.Event)
        {
            return await rows.AnyAsync(row => row.Source == VersionSource.Event && row.SeenUtc == seen.SeenUtc && row.EventId == seen.EventId, cancellationToken).ConfigureAwait(false);
        }
        // What only an event told is not known yet: a read that shows it too is what proves it.
        var last = await rows.Where(row => row.SeenUtc <= seen.SeenUtc).Select(row => new { row.State, row.Source }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last is not null && last.State == seen.Block.State && last.Source != VersionSource.Event;
    }
}
