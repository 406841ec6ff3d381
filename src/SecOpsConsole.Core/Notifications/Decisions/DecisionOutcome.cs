namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>What became of a decision.</summary>
public enum DecisionOutcome
{
    /// <summary>It holds, and wrote nothing to AWS.</summary>
    Decided,
    /// <summary>AWS took the write, and it was read back.</summary>
    Verified,
    Failed,
    /// <summary>A guard came first: nothing was written.</summary>
    Held,
    /// <summary>What is live was no longer what it was decided on: nothing was written.</summary>
    Superseded,
    /// <summary>The bucket's mode or rule was changed before the write: nothing was written.</summary>
    Cancelled,
}
