using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Reads a stored event: a source turns it into facts, the facts are filed, and what follows is enqueued, in one write.
/// An event that was filed before is left alone, so running it twice is running it once.
/// </summary>
internal sealed class IngestEvent(ConsoleStore store, FindingSources sources, EventFiling filing) : IWorkHandler
{
    private const int MostTriedAgain = 1_000;

    public WorkKind Kind => WorkKind.Ingest;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var id = WorkPayload.Read<IngestPayload>(item).EventId;
        var stored = await store.ReadAsync(
            (db, token) => db.InboxEvents.FirstOrDefaultAsync(row => row.Id == id, token), cancellationToken).ConfigureAwait(false);
        if (stored is null)
        {
            return new WorkOutcome.Discard($"Event {id} is not in the store any more.");
        }

        if (stored.Status != EventStatus.Received)
        {
            return new WorkOutcome.Done();
        }

        var facts = sources.Read(EventEnvelope.Parse(stored.Body));
        await store.WriteAsync(
            async (scope, token) =>
            {
                var row = await scope.Db.InboxEvents.FirstAsync(row => row.Id == id, token).ConfigureAwait(false);
                if (row.Status == EventStatus.Received)
                {
                    await filing.FileAsync(scope, row, facts, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>Events that were given up are tried again, the newest first: called by the host at every start, for what failed in one version need not fail in the next.</summary>
    public static Task TryAgainAsync(ConsoleStore store, CancellationToken cancellationToken) => store.WriteAsync(
        async (scope, token) =>
        {
            // Without their bodies: each may have megabytes.
            var failed = await scope.Db.InboxEvents.Where(row => row.Status == EventStatus.Failed)
                .OrderByDescending(row => row.Id).Take(MostTriedAgain).Select(row => row.Id).ToListAsync(token).ConfigureAwait(false);
            foreach (var ids in failed.Chunk(500))
            {
                await scope.Db.InboxEvents.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Status, EventStatus.Received).SetProperty(row => row.ProcessedUtc, (DateTime?)null).SetProperty(row => row.Note, (string?)null), token).ConfigureAwait(false);
            }

            failed.ForEach(id => scope.Enqueue(WorkKind.Ingest, null, new IngestPayload(id)));
        },
        cancellationToken);

    /// <summary>The event list says that nothing more will happen by itself.</summary>
    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var id = WorkPayload.Read<IngestPayload>(item).EventId;
        var row = await scope.Db.InboxEvents.FirstOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
        if (row is { Status: EventStatus.Received })
        {
            row.Status = EventStatus.Failed;
            row.ProcessedUtc = scope.NowUtc;
            row.Note = $"The event is kept, but nothing followed from it: {why} It is tried again when the console starts next, as after an update.";
        }
    }
}
