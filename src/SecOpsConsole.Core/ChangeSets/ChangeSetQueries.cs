using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>Reads changes with their findings and signals.</summary>
public sealed class ChangeSetQueries(ConsoleStore store)
{
    /// <summary>On a finding's page.</summary>
    private const int MostSignals = 50;

    /// <summary>The changes that led to findings, newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<ChangeSetRow>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await ChangeSetListQuery.Rows(db, after).Take(size + 1).ToListAsync(ct);
            return PageOf(rows, size, row => PageCursor.At(row.LastUtc, row.Id));
        }, cancellationToken);
    }

    /// <summary>One change; the id of one that turned out to be part of another leads to that. Null when there is none.</summary>
    public Task<ChangeSetDetail?> GetAsync(long id, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
    {
        var set = await db.ChangeSets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        set = set?.MergedIntoId is { } into ? await db.ChangeSets.AsNoTracking().SingleOrDefaultAsync(row => row.Id == into, ct) : set;
        if (set is null)
        {
            return null;
        }

        var row = await RowAsync(db, set.Id, ct);
        var signals = await db.Signals.Where(signal => signal.ChangeSetId == set.Id).GroupBy(signal => signal.Kind)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return new ChangeSetDetail(
            row!, set.Actor, signals.GetValueOrDefault(SignalKind.CloudTrail), signals.GetValueOrDefault(SignalKind.Config), signals.GetValueOrDefault(SignalKind.Macie));
    }, cancellationToken);

    /// <summary>Who told of a change, in the order of what happened. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<SignalRow>> SignalsAsync(long id, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await ChangeSetListQuery.Signals(db, id, after).Take(size + 1).ToListAsync(ct);
            return PageOf(rows.ConvertAll(Named), size, row => PageCursor.At(row.AtUtc, row.Id));
        }, cancellationToken);
    }

    /// <summary>The change behind a finding; null when there is no such finding about a bucket.</summary>
    public Task<FindingChange?> OfFindingAsync(FindingId id, CancellationToken cancellationToken) =>
        store.ReadAsync((db, ct) => OfAsync(db, id, ct), cancellationToken);

    internal static async Task<FindingChange?> OfAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id.Value && f.BucketId != null, cancellationToken);
        if (finding is null)
        {
            return null;
        }

        var bucket = await db.Buckets.AsNoTracking().SingleAsync(row => row.Id == finding.BucketId, cancellationToken);
        var signals = await OfBucket(db, BucketStore.Partition(bucket), finding.ChangeSetId, finding.Id).Take(MostSignals).ToListAsync(cancellationToken);
        return new FindingChange(finding.ChangeSetId is { } set ? await RowAsync(db, set, cancellationToken) : null, signals.ConvertAll(Named));
    }

    internal static IQueryable<SignalRow> OfBucket(ConsoleDbContext db, string bucketKey, long? setId, long findingId) => db.Signals.AsNoTracking()
        .Where(signal => signal.BucketKey == bucketKey && ((setId != null && signal.ChangeSetId == setId) || signal.FindingId == findingId))
        .OrderBy(signal => signal.AtUtc).ThenBy(signal => signal.Id).Select(ChangeSetListQuery.ToSignalRow);

    private static Task<ChangeSetRow?> RowAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken) =>
        db.ChangeSets.AsNoTracking().Where(set => set.Id == id).Select(ChangeSetListQuery.ToRow(db)).SingleOrDefaultAsync(cancellationToken);

    private static SignalRow Named(SignalRow row) => row with { Bucket = row.Bucket[(row.Bucket.LastIndexOf('/') + 1)..] };

    private static Page<T> PageOf<T>(List<T> rows, int size, Func<T, PageCursor> key) =>
        rows.Count <= size ? new Page<T>(rows, null) : new Page<T>(rows[..size], key(rows[size - 1]).Encode());
}
