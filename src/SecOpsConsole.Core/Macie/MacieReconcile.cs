using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>Runs the comparison of Macie's findings with ours, or asks for one of them. Run twice, it finds the second time that everything is known.</summary>
internal sealed class MacieReconcile(ConsoleStore store, IMacieGateway macie, MacieBackfill backfill, MacieAsk ask, TimeProvider clock) : IWorkHandler
{
    public WorkKind Kind => WorkKind.ReconcileMacie;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<MacieReconcilePayload>(item);
        var place = new MaciePlace(payload.AccountId, payload.Region);
        if (payload is { FindingId: { } findingId, MacieIds: { Count: > 0 } ids })
        {
            return await ask.RunAsync(place, findingId, ids, cancellationToken).ConfigureAwait(false);
        }

        var session = await macie.ReadSessionAsync(place, cancellationToken).ConfigureAwait(false);
        if (!session.IsOk)
        {
            return await FailedAsync(place, session.Fault, cancellationToken).ConfigureAwait(false);
        }

        if (session.Value.Status == MacieStatus.NotEnabled)
        {
            await store.WriteAsync((scope, ct) => SwitchedOffAsync(scope, place, ct), cancellationToken).ConfigureAwait(false);
            return new WorkOutcome.Done();
        }

        var (compared, more, fault) = await backfill.RunAsync(place, clock.GetUtcNow().UtcDateTime, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
        {
            return await FailedAsync(place, fault, cancellationToken).ConfigureAwait(false);
        }

        var state = compared with { Session = session.Value.Status, SessionUtc = clock.GetUtcNow().UtcDateTime };
        await store.WriteAsync(async (scope, ct) =>
        {
            await state.KeepAsync(scope, place, ct).ConfigureAwait(false);
            if (more)
            {
                MacieReconcilePayload.Enqueue(scope, place);
            }
        }, cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>What passes did not: it is shown until the next comparison.</summary>
    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<MacieReconcilePayload>(item);
        if (payload.FindingId is { } findingId)
        {
            await ask.GiveUpAsync(scope, findingId, why, cancellationToken).ConfigureAwait(false);
            return;
        }

        var place = new MaciePlace(payload.AccountId, payload.Region);
        var before = await MacieReconciled.ReadAsync(scope.Db, place, cancellationToken).ConfigureAwait(false);
        await (before with { Problem = why }).KeepAsync(scope, place, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where findings were compared before, nothing would tell any more that they stopped: shown until it is on again, told once.</summary>
    private static async Task SwitchedOffAsync(WriteScope scope, MaciePlace place, CancellationToken cancellationToken)
    {
        var known = await MacieReconciled.ReadAsync(scope.Db, place, cancellationToken).ConfigureAwait(false);
        var before = known with { Session = MacieStatus.NotEnabled, SessionUtc = scope.NowUtc };
        var problem = $"Amazon Macie of {place} is switched off, and it was on when its findings were last compared. Nobody looks for sensitive data there now. "
            + "Find out who did it, and enable it again.";
        if (before.AtUtc is null || before.Problem == problem)
        {
            await before.KeepAsync(scope, place, cancellationToken).ConfigureAwait(false);
            return;
        }

        await (before with { Problem = problem }).KeepAsync(scope, place, cancellationToken).ConfigureAwait(false);
        await NotificationOutbox.AddAsync(scope, NotificationKind.SourceLost, problem, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What passes is tried again; what does not waits for the next interval and is shown.</summary>
    private async Task<WorkOutcome> FailedAsync(MaciePlace place, AwsFault fault, CancellationToken cancellationToken)
    {
        var problem = MacieWords.Of(fault, place, "Macie's findings were not compared.");
        if (fault.Kind is AwsFaultKind.Transient or AwsFaultKind.Throttled)
        {
            return new WorkOutcome.Retry(problem);
        }

        await store.WriteAsync(async (scope, ct) =>
        {
            var before = await MacieReconciled.ReadAsync(scope.Db, place, ct).ConfigureAwait(false);
            await (before with { Problem = problem }).KeepAsync(scope, place, ct).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }
}
