namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>A clock that a test moves. Timers made from it stay on real time, unless nobody is to wait.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;
    private TimeSpan _passed;

    public ManualClock() : this(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero))
    {
    }

    public DateTime NowUtc => _now.UtcDateTime;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Whoever waits on it is woken at once, and no time passes.</summary>
    public bool WakesAtOnce { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, WakesAtOnce && dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    /// <summary>Time passes, by every clock.</summary>
    public void Advance(TimeSpan by) => (_now, _passed) = (_now + by, _passed + by);

    /// <summary>Somebody sets the wall clock; no time passes.</summary>
    public void Jump(TimeSpan by) => _now += by;
}
