namespace SecOpsConsole.Web.Intake;

/// <summary>
/// Warns of requests with a wrong or missing key: the first at once, the rest once a minute with their number. Wrong keys mean
/// that somebody tries, or that events are delayed and lost. The key itself is never logged.
/// </summary>
internal sealed partial class WrongKeyAlarm(TimeProvider time, ILogger<WrongKeyAlarm> logger) : IDisposable
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private int _unreported;

    public void Record(HttpContext context)
    {
        lock (_lock)
        {
            if (_timer is not null)
            {
                _unreported++;
                return;
            }

            _timer = time.CreateTimer(_ => Report(), null, s_window, Timeout.InfiniteTimeSpan);
        }

        First(logger, context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
    }

    public void Dispose() => _timer?.Dispose();

    private void Report()
    {
        int count;
        lock (_lock)
        {
            _timer?.Dispose();
            count = _unreported;
            _unreported = 0;
            _timer = count > 0 ? time.CreateTimer(_ => Report(), null, s_window, Timeout.InfiniteTimeSpan) : null;
        }

        if (count > 0)
        {
            More(logger, count);
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "The webhook refused a request from {Address}: its key is wrong or missing. Nothing was stored. Check the key of EventBridge's connection.")]
    private static partial void First(ILogger logger, string address);

    [LoggerMessage(1002, LogLevel.Warning, "The webhook refused {Count} more requests in the last minute: wrong or missing key. Their events are delayed and then lost.")]
    private static partial void More(ILogger logger, int count);
}
