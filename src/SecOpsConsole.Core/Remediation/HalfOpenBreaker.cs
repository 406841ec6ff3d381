using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Ends the cool-down of a circuit breaker that nobody has resumed.</summary>
internal sealed class HalfOpenBreaker(ConsoleStore store) : IWorkHandler
{
    public WorkKind Kind => WorkKind.Breaker;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<BreakerPayload>(item);
        await store.WriteAsync(async (scope, ct) =>
        {
            var breaker = await Breakers.FindAsync(scope.Db, payload.AccountId, ct).ConfigureAwait(false);
            if (breaker is { State: BreakerState.Open } && breaker.SinceUtc == payload.SinceUtc)
            {
                await Breakers.HalfOpenAsync(scope, breaker, ct).ConfigureAwait(false);
            }
        }, cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }
}
