namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>Macie's words. PAUSED, by Macie itself at a quota, does not happen here.</summary>
internal enum JobStatus
{
    RUNNING,
    USER_PAUSED,
    CANCELLED,
    COMPLETE,

    /// <summary>A scheduled job between two runs.</summary>
    IDLE,
}
