namespace SecOpsConsole.Core.Replay;

/// <summary>What one replay may ask for, and what is kept of all of them.</summary>
public static class ReplayLimits
{
    public const int MostEvents = 10_000;
    public const int MostDifferences = 1000;
    public const int MostActive = 2;
    public const int MostRuns = 50;
    public static readonly TimeSpan LongestStretch = TimeSpan.FromDays(31);

    /// <summary>A slice is judged outside of any write and recorded in one short write.</summary>
    internal const int Slice = 100;
    internal static readonly TimeSpan BetweenSlices = TimeSpan.FromMilliseconds(20);
}
