using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>Runs the comparison of Macie's findings with ours. Run twice, it finds the second time that everything is known.</summary>
internal sealed class MacieReconcile(ConsoleStore store, IMacieGateway macie, MacieBackfill backfill, TimeProvider clock) : IWorkHandler
{
    public WorkKind Kind => WorkKind.ReconcileMacie;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<MacieReconcilePayload>(item);
        var place = new MaciePlace(payload.AccountId, payload.Region);
        var session = await macie.ReadSessionAsync(place, cancellationToken).ConfigureAwait(false);
        if (!session.IsOk)
        {
            return await FailedAsync(place, session.Fault, cancellationToken).ConfigureAwait(false);
        }

        if (session.Value.Status == MacieStatus.NotEnabled)
        {
            return new WorkOutcome.Done();
        }

        var (state, more, fault) = await backfill.RunAsync(place, clock.GetUtcNow().UtcDateTime, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
        {
            return await FailedAsync(place, fault, cancellationToken).ConfigureAwait(false);
        }

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
