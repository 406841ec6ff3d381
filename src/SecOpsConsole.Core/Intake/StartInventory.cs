using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>The inventory at start: every bucket is read once, so that baselines exist before the first event.</summary>
public static class StartInventory
{
    /// <summary>Enqueues the inventory of all configured accounts, unless one waits already. Called by the host at every start.</summary>
    public static Task EnqueueAsync(ConsoleStore store, CancellationToken cancellationToken)
        => store.WriteAsync(
            async (scope, token) =>
            {
                var waiting = await scope.Db.WorkItems.AnyAsync(
                    item => item.Kind == WorkKind.Inventory && (item.State == WorkState.Available || item.State == WorkState.Executing),
                    token).ConfigureAwait(false);
                if (!waiting)
                {
                    scope.Enqueue(WorkKind.Inventory, null, new InventoryPayload());
                }
            },
            cancellationToken);
}
