using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>Reads the console's own findings as ASFF. Macie's are left out: Macie itself publishes them to Security Hub.</summary>
public sealed class AsffQueries(ConsoleStore store)
{
    /// <summary>Findings in one call of BatchImportFindings.</summary>
    public const int LargestPage = 100;

    /// <summary>In the order of their making. At most <see cref="LargestPage"/> a page.</summary>
    /// <param name="accountId">Those of one account, as one call imports them; null: all.</param>
    /// <param name="region">Those of one Region; those about users and roles are in us-east-1. Null: all.</param>
    /// <param name="cursor">Where the page before ended; null: the first page.</param>
    /// <param name="limit">Findings in the page.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<AsffFinding>> ListAsync(string? accountId, string? region, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = Math.Clamp(limit, 1, LargestPage);
        var after = PageCursor.Decode(cursor)?.Id ?? 0;
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await Rows(db, accountId, region, after).Take(size + 1).ToListAsync(ct).ConfigureAwait(false);
            List<AsffFinding> found = [.. rows.Take(size).Select(row => row.Bucket is { } bucket
                ? AsffMapping.OfBucket(row.Finding, bucket.AccountId, bucket.Region, bucket.Name)
                : AsffMapping.OfPrincipal(row.Finding, row.Principal!))];
            return new Page<AsffFinding>(found, rows.Count > size ? PageCursor.At(rows[size - 1].Finding.Id, rows[size - 1].Finding.Id).Encode() : null);
        }, cancellationToken);
    }

    /// <summary>By the primary key, so a page costs what it shows and what it skips of Macie's.</summary>
    internal static IQueryable<AsffRow> Rows(ConsoleDbContext db, string? accountId, string? region, long after)
    {
        var rows =
            from finding in db.Findings.AsNoTracking()
            where finding.Id > after && finding.Source != FindingSource.Macie
            join bucket in db.Buckets on finding.BucketId equals bucket.Id into buckets
            from bucket in buckets.DefaultIfEmpty()
            join principal in db.Principals on finding.PrincipalId equals principal.Id into principals
            from principal in principals.DefaultIfEmpty()
            where bucket != null || principal != null
            orderby finding.Id
            select new AsffRow { Finding = finding, Bucket = bucket, Principal = principal };
        rows = accountId is null ? rows : rows.Where(row => (row.Bucket != null ? row.Bucket.AccountId : row.Principal!.AccountId) == accountId);
        return region is null ? rows : rows.Where(row => (row.Bucket != null ? row.Bucket.Region : "us-east-1") == region);
    }
}
