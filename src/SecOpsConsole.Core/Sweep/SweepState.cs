namespace SecOpsConsole.Core.Sweep;

/// <summary>Where a run stands.</summary>
public enum SweepState
{
    /// <summary>Asked for; its first bucket has not been read.</summary>
    Waiting,
    Running,
    Completed,
    /// <summary>It ended before it had gone through all buckets; the note says why.</summary>
    Failed,
}
