using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Bulk;

/// <summary>
/// Carries out a bulk decision: one item after the other through the same Desk command as a click, by the same person with the role that
/// the person has then. What is decided is settled in the command's own write, so running it twice is running it once.
/// </summary>
internal sealed class BulkHandler(ConsoleStore store, AnalystDesk desk, TimeProvider clock) : IWorkHandler
{
    private static readonly TimeSpan SliceTime = TimeSpan.FromSeconds(60);

    public WorkKind Kind => WorkKind.Bulk;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var id = WorkPayload.Read<BulkPayload>(item).DecisionId;
        if (await BeginAsync(id, cancellationToken).ConfigureAwait(false) is not { } decision)
        {
            return new WorkOutcome.Done();
        }

        var began = clock.GetTimestamp();
        while (await NextAsync(id, cancellationToken).ConfigureAwait(false) is { } next)
        {
            await DecideAsync(decision, next, cancellationToken).ConfigureAwait(false);
            if (clock.GetElapsedTime(began) > SliceTime)
            {
                await store.WriteAsync((scope, _) => { Enqueue(scope, id); return Task.CompletedTask; }, cancellationToken).ConfigureAwait(false);
                return new WorkOutcome.Done();
            }
        }

        await store.WriteAsync((scope, token) => EndAsync(scope, id, BulkState.Completed, token), cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var id = WorkPayload.Read<BulkPayload>(item).DecisionId;
        await LeaveAsync(scope, id, $"The console gave up before it came to this one: {why} Nothing was changed. Decide again.", cancellationToken).ConfigureAwait(false);
        await EndAsync(scope, id, BulkState.Failed, cancellationToken).ConfigureAwait(false);
    }

    public static void Enqueue(WriteScope scope, long decisionId) => scope.Enqueue(WorkKind.Bulk, $"bulk/{decisionId}", new BulkPayload(decisionId));

    /// <summary>Settles the items that are left without deciding them.</summary>
    public static async Task LeaveAsync(WriteScope scope, long decisionId, string why, CancellationToken cancellationToken)
    {
        var left = await scope.Db.BulkItems.Where(row => row.BulkDecisionId == decisionId && row.Outcome == null).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var id in left)
        {
            await BulkItems.SettleAsync(scope, id, new DeskResult(DeskOutcome.NotAllowed, why), cancellationToken).ConfigureAwait(false);
        }
    }

    public static async Task EndAsync(WriteScope scope, long decisionId, BulkState state, CancellationToken cancellationToken)
    {
        var decision = await scope.Db.BulkDecisions.AsTracking().SingleAsync(row => row.Id == decisionId, cancellationToken).ConfigureAwait(false);
        if (decision.State is BulkState.Waiting or BulkState.Running)
        {
            (decision.State, decision.EndedUtc) = (state, scope.NowUtc);
        }
    }

    private Task<BulkDecision?> BeginAsync(long id, CancellationToken cancellationToken) => store.WriteAsync(
        async (scope, token) =>
        {
            var decision = await scope.Db.BulkDecisions.AsTracking().SingleAsync(row => row.Id == id, token).ConfigureAwait(false);
            if (decision.State is not (BulkState.Waiting or BulkState.Running))
            {
                return null;
            }

            decision.State = BulkState.Running;
            return decision;
        },
        cancellationToken);

    /// <summary>The next item; none when a person stopped the rest.</summary>
    private Task<BulkItem?> NextAsync(long id, CancellationToken cancellationToken) => store.ReadAsync(
        (db, token) => db.BulkItems.Where(row => row.BulkDecisionId == id && row.Outcome == null)
            .Where(_ => db.BulkDecisions.Any(decision => decision.Id == id && decision.State == BulkState.Running))
            .OrderBy(row => row.Id).FirstOrDefaultAsync(token),
        cancellationToken);

    private async Task DecideAsync(BulkDecision decision, BulkItem item, CancellationToken cancellationToken)
    {
        var command = BulkCommands.Of(decision.Action);
        if (command.CoversVersion && await CoveredAsync(decision.Id, item, cancellationToken).ConfigureAwait(false) is { } covered)
        {
            await store.WriteAsync((scope, token) => BulkItems.SettleAsync(scope, item.Id, covered, token), cancellationToken).ConfigureAwait(false);
            return;
        }

        var arguments = decision.ArgumentsJson is { } json ? WorkPayload.Parse<BulkArguments>(json) : BulkArguments.None;
        var caller = (decision.PersonId is { } person ? Caller.Person(person) : Caller.Token(decision.TokenId!.Value)) with { BulkItemId = item.Id };
        var call = new BulkCommand.Call(new FindingId(item.FindingId), item.ExpectedFingerprint, item.HeldBack, decision.Reason, arguments);
        var result = await command.Decide(desk, call, caller, cancellationToken).ConfigureAwait(false);
        // Refused before its write, as when AWS could not be read: nothing was decided, and that is settled here.
        await store.WriteAsync((scope, token) => BulkItems.SettleAsync(scope, item.Id, result, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An item before this one decided about the very same state of the very same bucket: that settles this finding too.</summary>
    private Task<DeskResult?> CoveredAsync(long decisionId, BulkItem item, CancellationToken cancellationToken) => store.ReadAsync(
        async (db, token) =>
        {
            var first = await db.BulkItems
                .Where(row => row.BulkDecisionId == decisionId && row.Id < item.Id && row.BucketId == item.BucketId && row.BucketId != null
                    && row.ExpectedFingerprint == item.ExpectedFingerprint && row.Outcome == DeskOutcome.Accepted)
                .OrderBy(row => row.Id).FirstOrDefaultAsync(token).ConfigureAwait(false);
            return first is null ? null : new DeskResult(DeskOutcome.Accepted, "Decided together with another finding of the same bucket.", first.AttemptId);
        },
        cancellationToken);
}
