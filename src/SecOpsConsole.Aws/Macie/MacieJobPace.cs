using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Aws.Macie;

/// <summary>CreateClassificationJob is allowed 0.1 times a second (Macie quotas): one in 10 seconds for an account in a Region. Counts on the monotonic clock.</summary>
internal sealed class MacieJobPace(TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<MaciePlace, long> _last = [];

    /// <summary>How long to wait; zero or less takes the turn.</summary>
    public TimeSpan Take(MaciePlace place)
    {
        lock (_lock)
        {
            var left = LeftOf(place);
            if (left <= TimeSpan.Zero)
            {
                _last[place] = clock.GetTimestamp();
            }

            return left;
        }
    }

    /// <summary>How long to wait; zero or less: the turn is free.</summary>
    public TimeSpan Left(MaciePlace place)
    {
        lock (_lock)
        {
            return LeftOf(place);
        }
    }

    private TimeSpan LeftOf(MaciePlace place) => _last.TryGetValue(place, out var last) ? Interval - clock.GetElapsedTime(last) : TimeSpan.Zero;
}
