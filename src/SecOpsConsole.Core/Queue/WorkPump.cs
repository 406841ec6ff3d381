using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Queue;

/// <summary>
/// Runs the work: claims what is due, hands each item to its handler, records the outcome. Fresh work starts at the commit that
/// enqueued it; scheduled work by a timer. A bounded number of items runs at a time, one of each partition.
/// </summary>
public sealed partial class WorkPump
{
    /// <summary>Looks at the table this often even when nothing woke it: the clock may have jumped.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StoreRetry = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShutdownGrace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AuditPause = TimeSpan.FromMinutes(1);

    private const int LongestYield = 25;
    private static readonly TimeSpan YieldStep = TimeSpan.FromMilliseconds(10);

    private readonly WorkQueue _queue;
    private readonly WorkSignal _signal;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Dictionary<WorkKind, IWorkHandler> _handlers;
    private readonly int _parallelism;
    private readonly ClockWatch _clockWatch;
    private int _running;

    internal WorkPump(
        WorkQueue queue, WorkSignal signal, IEnumerable<IWorkHandler> handlers, TimeProvider clock, ILogger<WorkPump> logger, int parallelism)
    {
        (_queue, _signal, _clock, _logger, _parallelism) = (queue, signal, clock, logger, parallelism);
        _handlers = handlers.ToDictionary(handler => handler.Kind);
        _clockWatch = new ClockWatch(clock);
    }

    /// <summary>Works until cancelled; then waits for what is running and gives back what it interrupted.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rescued = await PersistAsync(token => _queue.RescueAsync(token), cancellationToken).ConfigureAwait(false);
        if (rescued > 0)
        {
            Rescued(_logger, rescued);
        }

        using var pruning = new WorkPruning(_queue, _clock, _logger);
        using var patience = new CancellationTokenSource();
        using var stopping = cancellationToken.UnsafeRegister(
            static state => ((CancellationTokenSource)state!).CancelAfter(ShutdownGrace), patience);
        while (!cancellationToken.IsCancellationRequested)
        {
            await StepAsync(patience.Token, cancellationToken).ConfigureAwait(false);
        }

        while (Volatile.Read(ref _running) > 0)
        {
            await _signal.WaitAsync(LongestSleep, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What is stored cannot get lost, what waits outside can: while many events wait to be stored, the work that shares the one
    /// writer holds back, up to a bound, so that it goes on slowly and never stops.
    /// </summary>
    private async Task LetIntakePassAsync(CancellationToken cancellationToken)
    {
        for (var waited = 0; waited < LongestYield && _queue.IsIntakeFlooded; waited++)
        {
            await Task.Delay(YieldStep, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task StepAsync(CancellationToken patience, CancellationToken cancellationToken)
    {
        try
        {
            await LetIntakePassAsync(cancellationToken).ConfigureAwait(false);
            if (_clockWatch.SetBackBy() is { } by)
            {
                var moved = await PersistAsync(token => _queue.BringForwardAsync(by, token), cancellationToken).ConfigureAwait(false);
                ClockSetBack(_logger, by, moved);
            }

            var free = _parallelism - Volatile.Read(ref _running);
            var items = free > 0 ? await _queue.ClaimAsync(free, cancellationToken).ConfigureAwait(false) : [];
            foreach (var item in items)
            {
                Interlocked.Increment(ref _running);
                _ = Task.Run(() => RunOneAsync(item, cancellationToken, patience), CancellationToken.None);
            }

            if (free == 0)
            {
                await _signal.WaitAsync(LongestSleep, cancellationToken).ConfigureAwait(false);
            }
            else if (items.Count == 0)
            {
                await SleepAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (StoreBusyException exception)
        {
            StoreBusy(_logger, exception);
            await Task.Delay(StoreRetry, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task SleepAsync(CancellationToken cancellationToken)
    {
        var sleep = LongestSleep;
        if (await _queue.NextDueUtcAsync(cancellationToken).ConfigureAwait(false) is { } due)
        {
            var until = due - _clock.GetUtcNow().UtcDateTime;
            // Due already and yet not claimed: its partition is busy, or its time came while we looked.
            sleep = until <= TimeSpan.Zero ? ShortestSleep : until < LongestSleep ? until : LongestSleep;
        }

        await _signal.WaitAsync(sleep, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunOneAsync(WorkItem item, CancellationToken stopping, CancellationToken patience)
    {
        try
        {
            var handler = _handlers.GetValueOrDefault(item.Kind);
            var outcome = await HandleAsync(item, handler, stopping).ConfigureAwait(false);
            // The outcome is recorded even while stopping: the work is done, only the note is missing.
            await PersistAsync(
                async token =>
                {
                    await (outcome is null ? _queue.ReleaseAsync(item, token) : _queue.SettleAsync(item, outcome, handler, token)).ConfigureAwait(false);
                    return true;
                },
                patience).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The store did not take the note before the end; the next start rescues the item.
        }
#pragma warning disable CA1031 // Nobody awaits this task: the failure is logged and the item is rescued at the next start.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SettlingFailed(_logger, item.Id, item.Kind, exception);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            _signal.Set();
        }
    }

    /// <summary>Null when the console is stopping and the item is to be given back.</summary>
    private async Task<WorkOutcome?> HandleAsync(WorkItem item, IWorkHandler? handler, CancellationToken stopping)
    {
        if (handler is null)
        {
            return new WorkOutcome.Discard($"No handler knows work of the kind {item.Kind}.");
        }

        if (item.Attempt > item.MaxAttempts)
        {
            return new WorkOutcome.Discard($"Given up after {item.MaxAttempts} attempts. Last: {item.LastError}");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(HandlerTimeout);
        try
        {
            return await handler.HandleAsync(item, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new WorkOutcome.Retry($"It took longer than {HandlerTimeout.TotalMinutes:0} minutes and was stopped.");
        }
        catch (StoreBusyException exception) when (exception.Fault is StoreFault.AuditBroken or StoreFault.AuditUnwritable)
        {
            // Nothing that must be recorded is done until an operator has looked; no work gets lost meanwhile.
            StoreBusy(_logger, exception);
            return new WorkOutcome.Snooze(AuditPause);
        }
        catch (StoreBusyException exception)
        {
            if (stopping.IsCancellationRequested)
            {
                return null;
            }

            StoreBusy(_logger, exception);
            return new WorkOutcome.Retry(exception.Message);
        }
#pragma warning disable CA1031 // A bug of one handler is a failed attempt, never the end of the queue.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            HandlerFailed(_logger, item.Kind, item.Id, item.Attempt, exception);
            return new WorkOutcome.Retry($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>Goes on until the store takes it: an item whose outcome is not recorded would hold its partition for ever.</summary>
    private async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await write(cancellationToken).ConfigureAwait(false);
            }
            catch (StoreBusyException exception) when (exception.Fault != StoreFault.Closing)
            {
                StoreBusy(_logger, exception);
                await Task.Delay(StoreRetry, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(5101, LogLevel.Warning, "{Count} pieces of work were running when the console stopped; they run again.")]
    private static partial void Rescued(ILogger logger, int count);

    [LoggerMessage(5102, LogLevel.Error, "Work {Kind} {Id} failed at attempt {Attempt}; it is tried again.")]
    private static partial void HandlerFailed(ILogger logger, WorkKind kind, long id, int attempt, Exception exception);

    [LoggerMessage(5103, LogLevel.Warning, "The queue waits for the store.")]
    private static partial void StoreBusy(ILogger logger, Exception exception);

    [LoggerMessage(5106, LogLevel.Warning, "The clock of this machine was set back by {By}. {Moved} pieces of work that wait for their time come that much earlier, so that they do not wait longer than they should.")]
    private static partial void ClockSetBack(ILogger logger, TimeSpan by, int moved);

    [LoggerMessage(5104, LogLevel.Error, "The outcome of work {Kind} {Id} could not be recorded as it should; it is tried once more after the next start.")]
    private static partial void SettlingFailed(ILogger logger, long id, WorkKind kind, Exception exception);
}
