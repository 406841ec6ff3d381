using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Enqueues a look at every bucket of the configured accounts, spread over time so that AWS does not throttle us. At start it makes
/// baselines exist before the first event; a bucket that we know and AWS no longer lists is looked at too.
/// </summary>
internal sealed class Inventory(ConsoleStore store, SweepDriver driver) : IWorkHandler
{
    public WorkKind Kind => WorkKind.Inventory;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<InventoryPayload>(item);
        if (payload.RunId is { } runId)
        {
            return await driver.ContinueAsync(runId, payload.Slice, item.Attempt, cancellationToken).ConfigureAwait(false);
        }

        // Enqueued by a version that knew no runs.
        await store.WriteAsync(
            (scope, token) => SweepRuns.StartAsync(scope, SweepKind.Inventory, payload.AccountId, StartInventory.Start, token), cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    public Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken) =>
        SweepDriver.EndAsync(scope, WorkPayload.Read<InventoryPayload>(item).RunId, why, cancellationToken);
}
