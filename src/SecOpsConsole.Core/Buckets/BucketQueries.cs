using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Buckets;

/// <summary>Reads buckets for the list, the bucket's page and its policy history.</summary>
public sealed class BucketQueries(ConsoleStore store, AttemptClock attempts, TimeProvider time)
{
    private const int LongestTimeline = 200;
    private const int MostFindings = 200;

    /// <summary>
    /// Buckets, the most exposed first, of these the one with the worst open finding, then by name; <paramref name="text"/> matches any part of name
    /// or account, <paramref name="exposed"/> leaves those that anyone reaches. At most 200 rows a page.
    /// </summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<BucketRow>> ListAsync(string? text, bool exposed, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await BucketListQuery.Rows(db, text, exposed, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<BucketRow>(rows, null)
                : new Page<BucketRow>(rows[..size], BucketOrder.CursorAt(rows[size - 1]).Encode());
        }, cancellationToken);
    }

    public Task<BucketDetail?> GetAsync(BucketId id, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
        await LoadAsync(db, await db.Buckets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct), ct), cancellationToken);

    /// <summary>
    /// By name; where a name was used again after a deletion, the bucket that exists, else the newest. A row that AWS never showed us
    /// (a signal named it, perhaps in a wrong Region) comes last: a mode that is set by name must reach the real bucket.
    /// </summary>
    public Task<BucketDetail?> GetAsync(string name, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
        await LoadAsync(db, await db.Buckets.AsNoTracking()
            .Where(b => b.Name == name)
            .OrderBy(b => b.DeletedUtc != null).ThenBy(b => b.ObservedUtc == null).ThenByDescending(b => b.Id)
            .FirstOrDefaultAsync(ct), ct), cancellationToken);

    /// <summary>The policy history, newest first: one row per sighting. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<PolicyVersionRow>> VersionsAsync(BucketId id, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await BucketListQuery.Versions(db, id, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<PolicyVersionRow>(rows, null)
                : new Page<PolicyVersionRow>(rows[..size], PageCursor.At(rows[size - 1].SeenUtc, rows[size - 1].SightingId).Encode());
        }, cancellationToken);
    }

    private async Task<BucketDetail?> LoadAsync(ConsoleDbContext db, Bucket? bucket, CancellationToken cancellationToken)
    {
        if (bucket is null)
        {
            return null;
        }
        var now = time.GetUtcNow().UtcDateTime;
        var timeline = await db.FindingEvents.AsNoTracking()
            .Where(e => e.BucketId == bucket.Id)
            .OrderByDescending(e => e.Id).Take(LongestTimeline).ToListAsync(cancellationToken);
        timeline.Reverse();
        var writes = await Attempts.AutomaticWritesToBucketAsync(db, bucket, attempts, now, cancellationToken);
        var live = await VersionAsync(db, bucket.LiveVersionId, cancellationToken);
        var active = await Attempts.ActiveAsync(db, bucket.Id, cancellationToken);
        var former = await BlockRemovals.ChooseAsync(db, bucket, live, null, cancellationToken);
        return new BucketDetail(
            bucket,
            live,
            await VersionAsync(db, bucket.BaselineVersionId, cancellationToken),
            await FindingListQuery.OfBucket(db, bucket.Id).Take(MostFindings).ToListAsync(cancellationToken),
            LoopGuard.WritesIn(writes, LoopGuard.BucketWindow, now),
            LoopGuard.WritesPerBucket,
            await TrippedGuards.OfAsync(db, bucket, cancellationToken),
            timeline,
            ContainOffers.For(bucket, live, active),
            RestoreBlockOffers.For(bucket, live, active, former),
            former)
        {
            Macie = await MacieReconciled.ReadAsync(db, new MaciePlace(bucket.AccountId, bucket.Region), cancellationToken),
            Bars = AutomaticBars.Of(bucket, now),
            Protection = AutomaticBars.Known(bucket),
            ManagedBy = AutomaticBars.IsManaged(bucket, now) ? bucket.ManagedBy : null,
        };
    }

    private static async Task<PolicyVersion?> VersionAsync(ConsoleDbContext db, long? id, CancellationToken cancellationToken) =>
        id is null ? null : await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancellationToken);
}
