namespace SecOpsConsole.Core.Sweep;

/// <summary>How often all buckets are compared with AWS, and how gently (configuration section <c>Sweep</c>).</summary>
public sealed class SweepOptions
{
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestInterval = TimeSpan.FromDays(7);
    public const int MostCallsPerSecond = 1000;

    /// <summary>From the start of one sweep to the start of the next.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// AWS calls per second and account, of sweeps and inventories together. AWS does not publish its limits for bucket
    /// configuration calls, and whatever else runs in the account needs them too.
    /// </summary>
    public int CallsPerSecond { get; init; } = 5;
}
