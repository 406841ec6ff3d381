using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Bulk;

/// <summary>Reads the decisions for many findings, newest first, and the outcomes of their items.</summary>
public sealed class BulkQueries(ConsoleStore store)
{
    /// <summary>At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<BulkRow>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await Rows(db, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<BulkRow>(rows, null)
                : new Page<BulkRow>(rows[..size], PageCursor.At(rows[size - 1].Id, rows[size - 1].Id).Encode());
        }, cancellationToken);
    }

    public Task<BulkDetail?> GetAsync(long id, CancellationToken cancellationToken) => store.ReadAsync(
        async (db, ct) =>
        {
            var decision = await db.BulkDecisions.AsNoTracking().Where(row => row.Id == id).Select(ToRow).SingleOrDefaultAsync(ct);
            return decision is null ? null : new BulkDetail(decision, await ItemsAsync(db, id, ct));
        },
        cancellationToken);

    internal static IQueryable<BulkRow> Rows(ConsoleDbContext db, PageCursor? after)
    {
        var decisions = db.BulkDecisions.AsNoTracking();
        if (after is not null)
        {
            decisions = decisions.Where(row => row.Id < after.Id);
        }

        return decisions.OrderByDescending(row => row.Id).Select(ToRow);
    }

    private static async Task<IReadOnlyList<BulkItemRow>> ItemsAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken)
    {
        var rows = await (
            from item in db.BulkItems.AsNoTracking().Where(row => row.BulkDecisionId == id)
            join finding in db.Findings.AsNoTracking() on item.FindingId equals finding.Id
            from bucket in db.Buckets.AsNoTracking().Where(row => row.Id == item.BucketId).DefaultIfEmpty()
            from attempt in db.Attempts.AsNoTracking().Where(row => row.Id == item.AttemptId).DefaultIfEmpty()
            orderby item.Id
            select new { Item = item, finding.Title, Bucket = bucket == null ? null : bucket.Name, Attempt = attempt })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new BulkItemRow(
            row.Item.Id, row.Item.FindingId, row.Title, row.Bucket,
            BulkItemStates.Of(row.Item.Outcome, row.Attempt?.Status),
            BulkWords.Outcome(row.Attempt) ?? row.Item.Message,
            row.Item.AttemptId,
            BulkItemRow.Undoable(row.Attempt),
            row.Item.DecidedUtc))];
    }

    private static readonly Expression<Func<BulkDecision, BulkRow>> ToRow = row => new BulkRow(
        row.Id, row.Action, row.State, row.Who, row.Reason, row.UndoesId, row.Total, row.Decided, row.Accepted, row.CreatedUtc, row.EndedUtc);
}
