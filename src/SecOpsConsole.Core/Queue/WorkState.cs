namespace SecOpsConsole.Core.Queue;

/// <summary>Where a piece of work stands (the states of a job queue that never loses work).</summary>
public enum WorkState
{
    /// <summary>Runs as soon as there is a free slot, whatever the clock says.</summary>
    Available,
    /// <summary>Runs when its time has come.</summary>
    Scheduled,
    Executing,
    /// <summary>Failed in passing; runs again when its time has come.</summary>
    Retryable,
    Completed,
    /// <summary>A dead letter: kept, shown, and sent again only by a person.</summary>
    Discarded,
    Cancelled,
}
