namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>Where a classification job is.</summary>
public enum MacieJobState
{
    Running,
    /// <summary>Paused by a person; expires after 30 days.</summary>
    UserPaused,
    /// <summary>Paused by Macie, at a quota.</summary>
    Paused,
    /// <summary>A scheduled job between two runs.</summary>
    Idle,
    Complete,
    Cancelled,
}
