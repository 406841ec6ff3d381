namespace SecOpsConsole.Core.Sweep;

/// <summary>
/// Spaces out the AWS calls that nobody waits for, per account. A token bucket that saves nothing up: after a quiet night the calls
/// come as slowly as ever. It counts on the monotonic clock, so a jump of the wall clock neither stops nor floods it.
/// </summary>
public sealed class CallBudget(SweepOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TimeSpan> _freeAt = new(StringComparer.Ordinal);
    private readonly long _origin = clock.GetTimestamp();

    /// <summary>Takes calls out of the budget; the answer says how long to wait before they may be made.</summary>
    public TimeSpan Take(string accountId, int calls)
    {
        lock (_lock)
        {
            var now = clock.GetElapsedTime(_origin);
            var free = _freeAt.GetValueOrDefault(accountId);
            var from = free > now ? free : now;
            _freeAt[accountId] = from + TimeSpan.FromSeconds((double)calls / options.CallsPerSecond);
            return from - now;
        }
    }

    /// <summary>Takes calls out of the budget and waits until they may be made.</summary>
    public Task WaitAsync(string accountId, int calls, CancellationToken cancellationToken) =>
        Take(accountId, calls) is { Ticks: > 0 } wait ? Task.Delay(wait, clock, cancellationToken) : Task.CompletedTask;

    /// <summary>AWS asked to slow down: nothing more for a while.</summary>
    public void Pause(string accountId, TimeSpan time) => Take(accountId, (int)Math.Ceiling(time.TotalSeconds * options.CallsPerSecond));
}
