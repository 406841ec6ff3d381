using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Core.Intake;

/// <summary>The inventory at start: every bucket is read once, so that baselines exist before the first event.</summary>
public static class StartInventory
{
    internal const string Start = "start";

    /// <summary>
    /// Starts the inventory of all configured accounts, unless one is under way: that goes on where it stopped. Called by the host at
    /// every start.
    /// </summary>
    public static Task EnqueueAsync(ConsoleStore store, CancellationToken cancellationToken)
        => store.WriteAsync((scope, token) => SweepRuns.StartAsync(scope, SweepKind.Inventory, null, Start, token), cancellationToken);

    /// <summary>What was given up in one version need not fail in the next.</summary>
    public static Task TryFailedEventsAgainAsync(ConsoleStore store, CancellationToken cancellationToken) => IngestEvent.TryAgainAsync(store, cancellationToken);
}
