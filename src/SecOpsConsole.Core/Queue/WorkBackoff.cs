namespace SecOpsConsole.Core.Queue;

/// <summary>How long a failed item waits: doubling from one second up to five minutes, with jitter so that many do not return together.</summary>
internal static class WorkBackoff
{
    private const double MaxSeconds = 300;

    /// <param name="attempt">Which attempt has failed, from 1.</param>
    /// <param name="jitter">A random number from 0 to 1.</param>
    public static TimeSpan After(int attempt, double jitter)
    {
        var seconds = Math.Min(MaxSeconds, Math.Pow(2, Math.Clamp(attempt - 1, 0, 30)));
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * jitter)));
    }
}
