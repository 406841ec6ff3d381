using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>The rows of the record, newest first, paged by key; each kind of filter walks an index of its own.</summary>
internal static class AuditListQuery
{
    /// <summary>The query behind the list, so that a test can read its plan.</summary>
    /// <param name="db">The snapshot.</param>
    /// <param name="filter">What is wanted.</param>
    /// <param name="buckets">The buckets of that name; null when the filter names none.</param>
    /// <param name="after">The last row of the page before.</param>
    public static IQueryable<FindingEvent> Rows(ConsoleDbContext db, AuditFilter filter, IReadOnlyList<long>? buckets, PageCursor? after)
    {
        var rows = Wanted(db.FindingEvents.AsNoTracking(), filter, buckets);
        if (!filter.ByTimeAlone)
        {
            rows = after is null ? rows : rows.Where(row => row.Id < after.Id);
            return rows.OrderByDescending(row => row.Id);
        }

        if (after is not null)
        {
            var (at, id) = (after.KeyUtc, after.Id);
            rows = rows.Where(row => row.AtUtc < at || (row.AtUtc == at && row.Id < id));
        }

        return rows.OrderByDescending(row => row.AtUtc).ThenByDescending(row => row.Id);
    }

    public static PageCursor CursorOf(AuditFilter filter, AuditRow last) =>
        filter.ByTimeAlone ? PageCursor.At(last.AtUtc, last.Sequence) : new PageCursor("", last.Sequence);

    /// <summary>Names are unique in AWS; more than one row of a name is a signal in a wrong Region.</summary>
    public static async Task<IReadOnlyList<long>?> BucketsAsync(ConsoleDbContext db, AuditFilter filter, CancellationToken cancellationToken) =>
        filter.Bucket is { } name
            ? await db.Buckets.Where(bucket => bucket.Name == name).OrderBy(bucket => bucket.Id).Select(bucket => bucket.Id).Take(10).ToListAsync(cancellationToken).ConfigureAwait(false)
            : null;

    public static async Task<List<AuditRow>> ReadAsync(ConsoleDbContext db, IQueryable<FindingEvent> rows, CancellationToken cancellationToken)
    {
        var read = await rows.Select(row => new { Row = row, Bucket = db.Buckets.Where(bucket => bucket.Id == row.BucketId).Select(bucket => bucket.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. read.Select(r => new AuditRow(
                r.Row.Id, r.Row.AtUtc, r.Row.Kind, r.Row.Who, r.Row.Text, r.Row.Reason, r.Bucket, r.Row.BucketId, r.Row.FindingId, r.Row.AttemptId,
                r.Row.AwsRequestId, r.Row.DetailJson, Convert.ToHexStringLower(r.Row.Hash))),
        ];
    }

    private static IQueryable<FindingEvent> Wanted(IQueryable<FindingEvent> rows, AuditFilter filter, IReadOnlyList<long>? buckets)
    {
        if (buckets is [var only])
        {
            rows = rows.Where(row => row.BucketId == only);
        }
        else if (buckets is not null)
        {
            rows = rows.Where(row => row.BucketId != null && buckets.Contains(row.BucketId.Value));
        }

        rows = filter.Who is { } who ? rows.Where(row => row.Who == who) : rows;
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.FromUtc is { } from ? rows.Where(row => row.AtUtc >= from) : rows;
        return filter.ToUtc is { } to ? rows.Where(row => row.AtUtc < to) : rows;
    }
}
