using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Queue;

/// <summary>
/// The steps that must happen, in one table. Work enters through <see cref="WriteScope.Enqueue"/>, in the transaction that makes it
/// necessary; here are the rest of its states: claim, settle, rescue, dead letters, pruning.
/// </summary>
public sealed class WorkQueue(ConsoleStore store, TimeProvider clock)
{
    /// <summary>Error texts are for people, not archives.</summary>
    private const int MaxErrorLength = 2000;

    /// <summary>Enqueues outside of any other write, for example the inventory at start.</summary>
    public Task EnqueueAsync(WorkKind kind, string? partition, object payload, TimeSpan? delay, CancellationToken cancellationToken) =>
        store.WriteAsync(
            (scope, _) =>
            {
                scope.Enqueue(kind, partition, payload, delay);
                return Task.CompletedTask;
            },
            cancellationToken);

    public Task<WorkCounts> CountAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async (db, token) =>
        {
            var executing = await db.WorkItems.CountAsync(w => w.State == WorkState.Executing, token).ConfigureAwait(false);
            var discarded = await db.WorkItems.CountAsync(w => w.State == WorkState.Discarded, token).ConfigureAwait(false);
            var available = await db.WorkItems.CountAsync(w => w.State == WorkState.Available, token).ConfigureAwait(false);
            var later = await db.WorkItems.CountAsync(w => w.State == WorkState.Scheduled || w.State == WorkState.Retryable, token).ConfigureAwait(false);
            return new WorkCounts(available + later, executing, discarded);
        },
        cancellationToken);

    /// <summary>Sends a dead letter again with all its attempts; false when it is not a dead letter (any more).</summary>
    public Task<bool> SendAgainAsync(long workItemId, CancellationToken cancellationToken) => store.WriteAsync(
        async (scope, token) =>
        {
            var item = await scope.Db.WorkItems.SingleOrDefaultAsync(w => w.Id == workItemId && w.State == WorkState.Discarded, token).ConfigureAwait(false);
            if (item is null)
            {
                return false;
            }

            item.State = WorkState.Available;
            item.Attempt = 0;
            item.CompletedUtc = null;
            item.RunAtUtc = scope.NowUtc;
            return true;
        },
        cancellationToken);

    /// <summary>True while many callers wait for their events to be on the disk.</summary>
    internal bool IsIntakeFlooded => store.IsFlooded;

    internal Task<IReadOnlyList<WorkItem>> ClaimAsync(int max, CancellationToken cancellationToken) =>
        store.Submit(new CommandWrite<IReadOnlyList<WorkItem>>(transaction => transaction.Work.Claim(max, Now()))).WaitAsync(cancellationToken);

    /// <summary>What was running when the process ended runs again, and what the clock of that time scheduled too far ahead comes at its time.</summary>
    internal Task<int> RescueAsync(CancellationToken cancellationToken) =>
        store.Submit(new CommandWrite<int>(
            transaction =>
            {
                if (ClockWatch.SetBackSince(transaction.Work.NewestUtc(), Now()) is { } by)
                {
                    transaction.Work.BringForward(by);
                    transaction.Work.Date(Now());
                }

                return transaction.Work.Rescue();
            },
            enqueuesWork: true)).WaitAsync(cancellationToken);

    internal Task<int> BringForwardAsync(TimeSpan by, CancellationToken cancellationToken) =>
        store.Submit(new CommandWrite<int>(transaction => transaction.Work.BringForward(by))).WaitAsync(cancellationToken);

    internal Task<int> PruneAsync(TimeSpan keep, int limit, CancellationToken cancellationToken) =>
        store.Submit(new CommandWrite<int>(transaction => transaction.Work.Prune(Now() - keep, limit))).WaitAsync(cancellationToken);

    /// <summary>When the next item that waits for its time is due; null when none waits.</summary>
    internal Task<DateTime?> NextDueUtcAsync(CancellationToken cancellationToken) => store.ReadAsync<DateTime?>(
        async (db, token) => await db.WorkItems
            .Where(w => w.State == WorkState.Scheduled || w.State == WorkState.Retryable)
            .MinAsync(w => (DateTime?)w.RunAtUtc, token).ConfigureAwait(false),
        cancellationToken);

    /// <summary>Gives a claimed item back untouched, because the console is stopping.</summary>
    internal Task ReleaseAsync(WorkItem item, CancellationToken cancellationToken) =>
        SettleAsync(item, new WorkSettlement(WorkState.Available, item.Attempt - 1, Now(), null, item.LastError), cancellationToken);

    /// <summary>Records what a handler said of its item.</summary>
    internal Task SettleAsync(WorkItem item, WorkOutcome outcome, IWorkHandler? handler, CancellationToken cancellationToken)
    {
        var now = Now();
        return outcome switch
        {
            WorkOutcome.Done => SettleAsync(item, new WorkSettlement(WorkState.Completed, item.Attempt, item.RunAtUtc, now, null), cancellationToken),
            WorkOutcome.Snooze snooze => SettleAsync(
                item, new WorkSettlement(WorkState.Scheduled, item.Attempt - 1, now + snooze.For, null, item.LastError), cancellationToken),
            WorkOutcome.Retry retry when item.Attempt < item.MaxAttempts => SettleAsync(
                item,
                new WorkSettlement(WorkState.Retryable, item.Attempt, now + (retry.After ?? WorkBackoff.After(item.Attempt, Jitter())), null, Cut(retry.Why)),
                cancellationToken),
            WorkOutcome.Retry retry => DiscardAsync(item, $"Given up after {item.Attempt} attempts. Last: {retry.Why}", handler, cancellationToken),
            WorkOutcome.Discard discard => DiscardAsync(item, discard.Why, handler, cancellationToken),
            _ => throw new InvalidOperationException($"Unknown outcome {outcome.GetType().Name}."),
        };
    }

    private Task SettleAsync(WorkItem item, WorkSettlement settlement, CancellationToken cancellationToken) =>
        store.Submit(new CommandWrite<bool>(transaction => transaction.Work.Settle(item, settlement))).WaitAsync(cancellationToken);

    /// <summary>How the error of an item ends whose handler failed also when nothing more was tried; the next start tries it once more.</summary>
    internal const string FailedAtTheEnd = "What was to follow from that failed too";

    /// <summary>A handler that fails even then must not hold its partition for ever: the item ends without it, and says so.</summary>
    private async Task DiscardAsync(WorkItem item, string why, IWorkHandler? handler, CancellationToken cancellationToken)
    {
        try
        {
            await EndAsync(item, why, handler, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (handler is not null && exception is not (OperationCanceledException or StoreBusyException))
        {
            await EndAsync(item, $"{why} {FailedAtTheEnd} ({exception.GetType().Name}).", null, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private Task EndAsync(WorkItem item, string why, IWorkHandler? handler, CancellationToken cancellationToken) => store.WriteAsync(
        async (scope, token) =>
        {
            var changed = await scope.Db.WorkItems
                .Where(w => w.Id == item.Id && w.State == WorkState.Executing && w.Attempt == item.Attempt)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(w => w.State, WorkState.Discarded)
                        .SetProperty(w => w.CompletedUtc, scope.NowUtc)
                        .SetProperty(w => w.LastError, Cut(why)),
                    token).ConfigureAwait(false);
            if (changed == 1 && handler is not null)
            {
                await handler.DiscardedAsync(item, why, scope, token).ConfigureAwait(false);
            }

            scope.Changed(ChangedEntity.Work, item.Id);
        },
        cancellationToken);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private static string Cut(string text) => text.Length <= MaxErrorLength ? text : text[..MaxErrorLength];

#pragma warning disable CA5394 // Spreading retries needs no secrecy.
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
