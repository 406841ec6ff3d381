using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>Reads buckets from AWS within the budget and compares them with the store. No transaction is open meanwhile.</summary>
internal sealed class SweepReader(ConsoleStore store, IBucketPolicyGateway gateway, CallBudget budget, TimeProvider clock)
{
    private static readonly TimeSpan AfterThrottling = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<SweepSighting>> ReadAsync(IReadOnlyList<BucketRef> buckets, CancellationToken cancellationToken)
    {
        // AWS first, the store second: an event that comes between makes them equal, the other way round it would make them differ.
        var answers = await Task.WhenAll(buckets.Select(bucket => ReadAsync(bucket, cancellationToken))).ConfigureAwait(false);
        var (known, busy) = await store.ReadAsync((db, token) => KnownAsync(db, buckets, token), cancellationToken).ConfigureAwait(false);
        return [.. answers.Select(answer => Sighting(answer.Bucket, answer.Live, answer.SeenUtc, known.GetValueOrDefault(answer.Bucket), busy))];
    }

    private async Task<(BucketRef Bucket, AwsAnswer<BucketAccess> Live, DateTime SeenUtc)> ReadAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        await budget.WaitAsync(bucket.AccountId, IBucketPolicyGateway.AccessCalls, cancellationToken).ConfigureAwait(false);
        var seenUtc = clock.GetUtcNow().UtcDateTime;
        var live = await gateway.ReadAccessAsync(bucket, cancellationToken).ConfigureAwait(false);
        if (live.Fault is { Kind: AwsFaultKind.Throttled })
        {
            budget.Pause(bucket.AccountId, AfterThrottling);
        }

        return (bucket, live, seenUtc);
    }

    private static SweepSighting Sighting(BucketRef bucket, AwsAnswer<BucketAccess> live, DateTime seenUtc, Bucket? known, HashSet<long> busy) =>
        new(bucket, known?.Id, SweepComparison.Of(known, known is not null && busy.Contains(known.Id), live), seenUtc, live.Fault);

    private static async Task<(Dictionary<BucketRef, Bucket> Known, HashSet<long> Busy)> KnownAsync(
        ConsoleDbContext db, IReadOnlyList<BucketRef> buckets, CancellationToken cancellationToken)
    {
        var names = buckets.Select(bucket => bucket.Name).Distinct().ToList();
        var rows = await db.Buckets.AsNoTracking().Where(row => names.Contains(row.Name)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var ids = rows.ConvertAll(row => row.Id);
        var busy = await db.Attempts
            .Where(row => row.BucketId != null && ids.Contains(row.BucketId.Value) && (row.Status == AttemptStatus.Queued || row.Status == AttemptStatus.InProgress || row.Status == AttemptStatus.Succeeded))
            .Select(row => row.BucketId!.Value).ToListAsync(cancellationToken).ConfigureAwait(false);
        return (rows.ToDictionary(BucketStore.Reference), busy.ToHashSet());
    }
}
