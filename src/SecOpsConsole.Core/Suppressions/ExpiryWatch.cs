using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>
/// Looks at start and every few minutes whether something has reached its end, by a clock that no change of the wall clock stops:
/// a scheduled item alone would wait as long as the clock was set back.
/// </summary>
public sealed partial class ExpiryWatch(ConsoleStore store, WorkQueue queue, TimeProvider clock, ILogger<ExpiryWatch> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            await TryCheckAsync(cancellationToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Enqueues the work when something is due; true when it did.</summary>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await store.ReadAsync((db, ct) => ExpireDue.IsDueAsync(db, now, ct), cancellationToken).ConfigureAwait(false);
        if (due)
        {
            await queue.EnqueueAsync(WorkKind.Expire, null, new ExpirePayload(), null, cancellationToken).ConfigureAwait(false);
        }

        var requestsDue = await store.ReadAsync((db, ct) => ExpireRequests.Due(db, now).AnyAsync(ct), cancellationToken).ConfigureAwait(false);
        if (requestsDue)
        {
            await queue.EnqueueAsync(WorkKind.ExpireRequests, null, new ExpireRequestsPayload(), null, cancellationToken).ConfigureAwait(false);
        }

        if (await store.ReadAsync((db, ct) => EscalateUnanswered.Due(db, now).AnyAsync(ct), cancellationToken).ConfigureAwait(false))
        {
            await queue.EnqueueAsync(WorkKind.Unanswered, null, new UnansweredPayload(), null, cancellationToken).ConfigureAwait(false);
            return true;
        }

        return due || requestsDue;
    }

    private async Task TryCheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreBusyException busy)
        {
            Later(logger, busy);
        }
    }

    [LoggerMessage(4021, LogLevel.Information, "What has reached its end is looked for again later: the store is busy.")]
    private static partial void Later(ILogger logger, Exception exception);
}
