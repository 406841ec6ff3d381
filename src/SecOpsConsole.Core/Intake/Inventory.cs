using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Lists the buckets of the configured accounts and enqueues a look at each, spread over time so that AWS does not throttle us.
/// At start it makes baselines exist before the first event; a bucket that we know and AWS no longer lists is looked at too.
/// </summary>
internal sealed class Inventory(ConsoleStore store, IBucketPolicyGateway gateway) : IWorkHandler
{
    /// <summary>Each look is about five calls; AWS's limits for bucket configuration calls are low and not published.</summary>
    private const int LooksPerSecond = 20;

    /// <summary>One write holds up all others, so a large account comes in slices.</summary>
    private const int LooksPerWrite = 200;

    public WorkKind Kind => WorkKind.Inventory;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<InventoryPayload>(item);
        string? failed = null;
        foreach (var account in gateway.Accounts.Where(account => payload.AccountId is null || account.AccountId == payload.AccountId))
        {
            var listed = await gateway.ListBucketsAsync(account.AccountId, cancellationToken).ConfigureAwait(false);
            if (listed.Fault is { } fault)
            {
                failed = $"The buckets of account {account.AccountId} could not be listed: AWS answered {fault.Code}. Its buckets are looked at when events name them.";
                continue;
            }

            await EnqueueLooksAsync(account, listed.Value!, cancellationToken).ConfigureAwait(false);
        }

        return failed is null ? new WorkOutcome.Done() : new WorkOutcome.Retry(failed);
    }

    private async Task EnqueueLooksAsync(AwsAccountScope account, IReadOnlyList<BucketRef> listed, CancellationToken cancellationToken)
    {
        var known = await store.ReadAsync(
            (db, token) => db.Buckets.Where(row => row.AccountId == account.AccountId && row.DeletedUtc == null && row.ObservedUtc != null)
                .Select(row => new BucketRef(row.AccountId, row.Region, row.Name)).ToListAsync(token),
            cancellationToken).ConfigureAwait(false);
        var all = listed.Concat(known.Where(bucket => account.Regions.Contains(bucket.Region, StringComparer.Ordinal))).Distinct().ToList();
        for (var from = 0; from < all.Count; from += LooksPerWrite)
        {
            var slice = all.Skip(from).Take(LooksPerWrite).ToList();
            var first = from;
            await store.WriteAsync(
                (scope, _) =>
                {
                    for (var i = 0; i < slice.Count; i++)
                    {
                        LookPayload.Enqueue(scope, slice[i], LookReason.Inventory, delay: TimeSpan.FromSeconds((first + i) / LooksPerSecond));
                    }

                    return Task.CompletedTask;
                },
                cancellationToken).ConfigureAwait(false);
        }
    }
}
