using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Queue;

/// <summary>Deletes finished work after a day, a bounded number of rows each minute. Dead letters stay.</summary>
internal sealed partial class WorkPruning : IDisposable
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private const int MaxRows = 5000;

    private readonly WorkQueue _queue;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _ended = new();

    public WorkPruning(WorkQueue queue, TimeProvider clock, ILogger logger)
    {
        (_queue, _logger) = (queue, logger);
        _timer = clock.CreateTimer(_ => _ = PruneAsync(), null, Period, Period);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _ended.Cancel();
        _ended.Dispose();
    }

    private async Task PruneAsync()
    {
        try
        {
            await _queue.PruneAsync(Keep, MaxRows, _ended.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreBusyException or OperationCanceledException or ObjectDisposedException)
        {
            Postponed(_logger, exception);
        }
    }

    [LoggerMessage(5105, LogLevel.Debug, "Finished work is pruned later.")]
    private static partial void Postponed(ILogger logger, Exception exception);
}
