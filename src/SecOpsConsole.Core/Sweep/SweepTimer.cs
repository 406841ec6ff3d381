using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>
/// Starts a sweep at every interval. It counts on the monotonic clock: when the wall clock jumps, the next sweep comes neither later nor
/// twice. A sweep that is due while one runs is left out.
/// </summary>
public sealed partial class SweepTimer(ConsoleStore store, SweepOptions options, TimeProvider clock, ILogger<SweepTimer> logger)
{
    private const string Timer = "timer";
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(10);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var wait = await WaitAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
                wait = await StartAsync(cancellationToken).ConfigureAwait(false) ? options.Interval : StoreRetry;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task<TimeSpan> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FirstWaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StoreBusyException exception)
        {
            Postponed(logger, exception);
            return SweepOptions.ShortestInterval;
        }
    }

    /// <summary>What is left of the interval since the last sweep; the inventory at start has just read everything, so never less than a minute.</summary>
    internal async Task<TimeSpan> FirstWaitAsync(CancellationToken cancellationToken)
    {
        var last = await store.ReadAsync(
            (db, token) => db.SweepRuns.Where(run => run.Kind == SweepKind.Sweep).OrderByDescending(run => run.Id).Select(run => (DateTime?)run.StartedUtc).FirstOrDefaultAsync(token),
            cancellationToken).ConfigureAwait(false);
        var left = last is { } started ? started + options.Interval - clock.GetUtcNow().UtcDateTime : options.Interval;
        // A wall clock that was set back would make it wait for days.
        return left > options.Interval ? options.Interval : left < SweepOptions.ShortestInterval ? SweepOptions.ShortestInterval : left;
    }

    private async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync((scope, token) => SweepRuns.StartAsync(scope, SweepKind.Sweep, null, Timer, token), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (StoreBusyException exception)
        {
            Postponed(logger, exception);
            return false;
        }
    }

    [LoggerMessage(1102, LogLevel.Warning, "The sweep starts later: the store is busy.")]
    private static partial void Postponed(ILogger logger, Exception exception);
}
