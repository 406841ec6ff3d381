using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>Reads exceptions for their lists, and how often each check is wrong.</summary>
public sealed class ExceptionQueries(ConsoleStore store, TimeProvider time)
{
    private const int MostOfBucket = 100;
    private const int MostChecks = 500;

    /// <summary>Active ones by their end, ended ones newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<ExceptionRow>> ListAsync(ExceptionFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await ExceptionListQuery.Rows(db, filter, after, Now()).Take(size + 1).ToListAsync(ct).ConfigureAwait(false);
            return rows.Count <= size
                ? new Page<ExceptionRow>(rows, null)
                : new Page<ExceptionRow>(rows[..size], ExceptionListQuery.Last(filter.View, rows[size - 1]).Encode());
        }, cancellationToken);
    }

    public Task<ExceptionCounts> CountsAsync(CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) => new ExceptionCounts(
        await ExceptionListQuery.InView(db, ExceptionView.Active, Now()).CountAsync(ct).ConfigureAwait(false),
        await ExceptionListQuery.InView(db, ExceptionView.Expiring, Now()).CountAsync(ct).ConfigureAwait(false),
        await ExceptionListQuery.InView(db, ExceptionView.Ended, Now()).CountAsync(ct).ConfigureAwait(false)), cancellationToken);

    /// <summary>The exceptions of one bucket, active ones first.</summary>
    public Task<List<ExceptionRow>> OfBucketAsync(BucketId id, CancellationToken cancellationToken) =>
        store.ReadAsync((db, ct) => ExceptionListQuery.OfBucket(db, id.Value).Take(MostOfBucket).ToListAsync(ct), cancellationToken);

    public Task<Suppression?> GetAsync(SuppressionId id, CancellationToken cancellationToken) => store.ReadAsync(
        (db, ct) => db.Suppressions.SingleOrDefaultAsync(s => s.Id == id.Value && s.Kind == SuppressionKind.Exception, ct), cancellationToken);

    /// <summary>Findings and false positives of each check of ours, the most often wrong first; an undone false positive does not count.</summary>
    public Task<List<CheckRate>> FalsePositivesByCheckAsync(CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
    {
        var findings = await db.Findings.Where(f => f.Source != FindingSource.Macie).GroupBy(f => f.Check)
            .Select(group => new { Check = group.Key, Count = group.Count() }).Take(MostChecks).ToListAsync(ct).ConfigureAwait(false);
        var wrong = await db.Suppressions.Where(s => s.Kind == SuppressionKind.FalsePositive && s.State != SuppressionState.Revoked).GroupBy(s => s.Check)
            .Select(group => new { Check = group.Key, Count = group.Select(s => s.FindingId).Distinct().Count() }).ToDictionaryAsync(row => row.Check, row => row.Count, ct).ConfigureAwait(false);
        return findings.Select(row => new CheckRate(row.Check, row.Count, wrong.GetValueOrDefault(row.Check)))
            .OrderByDescending(rate => rate.Rate).ThenBy(rate => rate.Check, StringComparer.Ordinal).ToList();
    }, cancellationToken);

    private DateTime Now() => time.GetUtcNow().UtcDateTime;
}
