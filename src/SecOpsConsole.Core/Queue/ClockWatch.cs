namespace SecOpsConsole.Core.Queue;

/// <summary>
/// Notices that the wall clock was set, by comparing it with the monotonic one, which nobody sets. What was scheduled "in ten seconds"
/// must not wait for two days because the clock went back by two days.
/// </summary>
internal sealed class ClockWatch(TimeProvider clock)
{
    /// <summary>Less than this only makes work wait that much longer.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private DateTime _wall = clock.GetUtcNow().UtcDateTime;
    private long _monotonic = clock.GetTimestamp();

    /// <summary>How far the clock was set back since the last call; null when it was not.</summary>
    public TimeSpan? SetBackBy()
    {
        var (wall, monotonic) = (clock.GetUtcNow().UtcDateTime, clock.GetTimestamp());
        var expected = _wall + clock.GetElapsedTime(_monotonic, monotonic);
        (_wall, _monotonic) = (wall, monotonic);
        return expected - wall > Tolerance ? expected - wall : null;
    }

    /// <summary>The same over a stop of the process, where there is no monotonic clock: what is stored cannot be younger than now.</summary>
    public static TimeSpan? SetBackSince(DateTime? newestStoredUtc, DateTime nowUtc) =>
        newestStoredUtc - nowUtc is { } ahead && ahead > Tolerance ? ahead : null;
}
