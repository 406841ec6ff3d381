using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>Reads the state of the pipeline for its light in the top bar.</summary>
public sealed class PipelineQuery(ConsoleStore store, TimeProvider time)
{
    public Task<PipelineState> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return store.ReadAsync(async (db, ct) =>
        {
            var lastEvent = await db.InboxEvents.OrderByDescending(e => e.Id).Select(e => (DateTime?)e.ReceivedUtc).FirstOrDefaultAsync(ct);
            var waiting = db.WorkItems.Where(w =>
                w.State == WorkState.Available || w.State == WorkState.Scheduled || w.State == WorkState.Executing || w.State == WorkState.Retryable);
            return new PipelineState(
                lastEvent,
                await waiting.CountAsync(ct),
                await waiting.Where(w => w.RunAtUtc <= now).MinAsync(w => (DateTime?)w.RunAtUtc, ct),
                await db.WorkItems.CountAsync(w => w.State == WorkState.Discarded, ct));
        }, cancellationToken);
    }
}
