using System.Collections.Concurrent;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// How long ago automatic mode queued its attempts, by the clock that nobody sets: when the wall clock jumps ahead by an hour, what was written
/// a moment ago has not left the guards' windows. Attempts of an earlier process are told by the wall clock, which is all that is left of them.
/// </summary>
public sealed class AttemptClock(TimeProvider time)
{
    /// <summary>The budgets bound how many come within the longest window; sooner than this it is not worth looking for old ones.</summary>
    private const int Many = 1_000;

    private readonly ConcurrentDictionary<long, long> _queued = new();

    internal void Queued(long attemptId)
    {
        _queued[attemptId] = time.GetTimestamp();
        if (_queued.Count > Many)
        {
            foreach (var (old, _) in _queued.Where(pair => time.GetElapsedTime(pair.Value) > FlapDetector.ActorWindow))
            {
                _queued.TryRemove(old, out _);
            }
        }
    }

    /// <summary>The oldest attempt of this process that is within the window; above every id when none is.</summary>
    internal long OldestWithin(TimeSpan window) =>
        _queued.Where(pair => time.GetElapsedTime(pair.Value) <= window).Select(pair => pair.Key).DefaultIfEmpty(long.MaxValue).Min();

    /// <summary>The instant that the guards count with: as long before now as it truly was.</summary>
    internal DateTime At(long attemptId, DateTime createdUtc, DateTime nowUtc) =>
        _queued.TryGetValue(attemptId, out var queued) ? nowUtc - time.GetElapsedTime(queued) : createdUtc;
}
