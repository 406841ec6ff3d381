using System.Collections.Concurrent;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Aws.Macie;

/// <summary>CreateClassificationJob is allowed 0.1 times a second (Macie quotas): one in 10 seconds for an account in a Region. Counts on the monotonic clock.</summary>
internal sealed class MacieJobPace(TimeProvider clock)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<MaciePlace, long> _last = new();

    /// <summary>How long to wait; zero takes the turn.</summary>
    public TimeSpan Take(MaciePlace place)
    {
        var now = clock.GetTimestamp();
        var last = _last.GetOrAdd(place, now);
        var left = last == now ? TimeSpan.Zero : Interval - clock.GetElapsedTime(last, now);
        if (left > TimeSpan.Zero)
        {
            return left;
        }

        return last == now || _last.TryUpdate(place, now, last) ? TimeSpan.Zero : Interval;
    }
}
