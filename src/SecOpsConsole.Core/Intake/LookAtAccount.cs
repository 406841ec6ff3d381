using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>Reads Block Public Access of an account, and has its buckets looked at when it changed. Running it twice changes nothing the second time.</summary>
internal sealed class LookAtAccount(ConsoleStore store, AccountBlocks blocks, FindingSources sources) : IWorkHandler
{
    public WorkKind Kind => WorkKind.LookAccount;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<AccountLookPayload>(item);
        var told = await ToldAsync(payload.EventId, cancellationToken).ConfigureAwait(false);
        var (live, observedUtc) = await blocks.ReadAsync(payload.AccountId, cancellationToken).ConfigureAwait(false);
        if (AccountBlocks.MayPass(live.Fault) && item.Attempt < LookReader.ReadsBeforeUnreadable)
        {
            return new WorkOutcome.Retry($"AWS answered {live.Fault!.Code} when Block Public Access of the account was read.");
        }

        await store.WriteAsync((scope, ct) => AccountBlocks.RecordAsync(scope, payload, live, observedUtc, told, ct), cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>The buckets are looked at all the same: they say themselves that the account could not be read.</summary>
    public Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<EventFacts.AccountChange?> ToldAsync(long? eventId, CancellationToken cancellationToken)
    {
        if (eventId is not { } id)
        {
            return null;
        }

        var body = await store.ReadAsync(
            (db, token) => db.InboxEvents.Where(row => row.Id == id).Select(row => row.Body).FirstOrDefaultAsync(token), cancellationToken).ConfigureAwait(false);
        return body is null ? null : sources.Read(EventEnvelope.Parse(body)) as EventFacts.AccountChange;
    }
}
