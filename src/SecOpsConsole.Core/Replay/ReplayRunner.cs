using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Replay;

/// <summary>Carries a replay to its end without the queue: for a verb while no server runs.</summary>
public sealed class ReplayRunner
{
    private readonly ConsoleStore _store;
    private readonly ReplaySlice _slice;

    internal ReplayRunner(ConsoleStore store, EventReplay replay) => (_store, _slice) = (store, new ReplaySlice(store, replay));

    /// <summary>The work item that waits in the queue finds the run ended at the next start, and does nothing.</summary>
    public async Task RunAsync(long runId, CancellationToken cancellationToken)
    {
        while (await _store.ReadAsync((db, ct) => db.ReplayRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, ct), cancellationToken).ConfigureAwait(false)
            is { IsActive: true } run)
        {
            var item = new WorkItem { Kind = WorkKind.Replay, Payload = WorkPayload.Write(new ReplayPayload(run.Id, run.Done)) };
            await _slice.HandleAsync(item, cancellationToken).ConfigureAwait(false);
        }
    }
}
