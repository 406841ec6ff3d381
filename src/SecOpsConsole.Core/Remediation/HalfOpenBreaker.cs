using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Ends the cool-down of a circuit breaker that nobody has resumed. The cool-down is as long as the budget's window at least: when what was
/// counted has not left it yet, it is the clock that jumped, and the cool-down goes on.
/// </summary>
internal sealed class HalfOpenBreaker(ConsoleStore store, AttemptClock attempts) : IWorkHandler
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    public WorkKind Kind => WorkKind.Breaker;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<BreakerPayload>(item);
        return await store.WriteAsync<WorkOutcome>(async (scope, ct) =>
        {
            var breaker = await Breakers.FindAsync(scope.Db, payload.AccountId, ct).ConfigureAwait(false);
            if (breaker is not { State: BreakerState.Open } || breaker.SinceUtc != payload.SinceUtc)
            {
                return new WorkOutcome.Done();
            }

            var writes = await Attempts.AutomaticWritesInAccountAsync(scope.Db, payload.AccountId, breaker, attempts, scope.NowUtc, ct).ConfigureAwait(false);
            if (LoopGuard.WritesIn(writes, LoopGuard.AccountWindow, scope.NowUtc) >= LoopGuard.WritesPerAccount)
            {
                return new WorkOutcome.Snooze(LookAgain);
            }

            await Breakers.HalfOpenAsync(scope, breaker, ct).ConfigureAwait(false);
            return new WorkOutcome.Done();
        }, cancellationToken).ConfigureAwait(false);
    }
}
