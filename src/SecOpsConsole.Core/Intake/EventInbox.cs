using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Where events arrive. What has been accepted is on the disk, together with the work that will read it, before the caller is answered.
/// Nothing that authenticated is refused for its content: EventBridge drops an event for ever after a 400.
/// </summary>
public sealed class EventInbox(ConsoleStore store, TimeProvider clock)
{
    /// <summary>EventBridge gives up after 5 seconds; by then it must have had its 503.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Stores one event, or an array of events, durably. <paramref name="body"/> must not be reused by the caller (no pooled buffer).
    /// Throws <see cref="StoreBusyException"/> when that is not possible now: the answer to EventBridge is then 503 with Retry-After.
    /// </summary>
    public async Task<InboxAnswer> AcceptAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var received = EventInboxParser.Parse(body);
        var now = clock.GetUtcNow().UtcDateTime;
        store.IntakeBegins();
        try
        {
            return await StoreAsync(received, now, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            store.IntakeEnds();
        }
    }

    private async Task<InboxAnswer> StoreAsync(IReadOnlyList<ReceivedEvent> received, DateTime now, CancellationToken cancellationToken)
    {
        var write = store.Submit(new CommandWrite<long?[]>(
            transaction => StoreAll(transaction.Inbox, received, now), Changes, enqueuesWork: true));
        try
        {
            var ids = await write.Answer.WaitAsync(Deadline, cancellationToken).ConfigureAwait(false);
            return Count(received, ids);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            write.TryAbandon();
            if (exception is TimeoutException)
            {
                throw new StoreBusyException(StoreFault.Deadline, exception);
            }

            throw;
        }
    }

    private static long?[] StoreAll(IInboxCommands inbox, IReadOnlyList<ReceivedEvent> received, DateTime nowUtc)
    {
        var ids = new long?[received.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = inbox.Store(received[i], nowUtc);
        }

        return ids;
    }

    private static List<Change> Changes(long?[] ids)
    {
        var changes = new List<Change>(ids.Length);
        foreach (var id in ids)
        {
            if (id is { } stored)
            {
                changes.Add(new Change(ChangedEntity.Event, stored));
            }
        }

        return changes;
    }

    private static InboxAnswer Count(IReadOnlyList<ReceivedEvent> received, long?[] ids)
    {
        var (accepted, duplicates, unrecognised) = (0, 0, 0);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] is null)
            {
                duplicates++;
            }
            else if (received[i].Problem is null)
            {
                accepted++;
            }
            else
            {
                unrecognised++;
            }
        }

        return new InboxAnswer(accepted, duplicates, unrecognised);
    }
}
