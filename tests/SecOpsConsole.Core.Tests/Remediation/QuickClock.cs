namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>A clock that a test moves; whoever waits on it is woken at once, and the clock has moved on by that time.</summary>
public sealed class QuickClock : TimeProvider
{
    private readonly Lock _lock = new();
    private TimeSpan _passed;
    private DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public DateTime NowUtc => GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _passed.Ticks;
        }
    }

    /// <summary>Time passes, by every clock.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_lock)
        {
            (_now, _passed) = (_now + by, _passed + by);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Advance(dueTime);
        }
        return System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
