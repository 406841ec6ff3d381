using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Buckets;

/// <summary>Finds the row of a bucket, or adds it.</summary>
public static class BucketStore
{
    /// <summary>The partition of a bucket's work: its steps run one after the other.</summary>
    public static string Partition(string accountId, string region, string name) => $"{accountId}/{region}/{name}";

    public static string Partition(Bucket bucket) => Partition(bucket.AccountId, bucket.Region, bucket.Name);

    public static BucketRef Reference(Bucket bucket) => new(bucket.AccountId, bucket.Region, bucket.Name);

    public static Task<Bucket?> FindAsync(ConsoleDbContext db, BucketRef bucket, CancellationToken cancellationToken)
        => db.Buckets.FirstOrDefaultAsync(
            row => row.AccountId == bucket.AccountId && row.Region == bucket.Region && row.Name == bucket.Name, cancellationToken);

    /// <summary>The row; a new one is saved, so that it has its id.</summary>
    public static async Task<Bucket> FindOrAddAsync(WriteScope scope, BucketRef bucket, CancellationToken cancellationToken)
    {
        var known = await FindAsync(scope.Db, bucket, cancellationToken).ConfigureAwait(false);
        if (known is not null)
        {
            return known;
        }

        var added = new Bucket
        {
            AccountId = bucket.AccountId,
            Region = bucket.Region,
            Name = bucket.Name,
            FirstSeenUtc = scope.NowUtc,
        };
        scope.Db.Buckets.Add(added);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return added;
    }
}
