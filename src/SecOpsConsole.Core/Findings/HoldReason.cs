namespace SecOpsConsole.Core.Findings;

/// <summary>The guard that stopped a remediation. Shown as a code and as a sentence.</summary>
public enum HoldReason
{
    /// <summary>No earlier version is known: nothing to go back to.</summary>
    NoBaseline,
    /// <summary>The earlier version is weak too.</summary>
    BaselineNotCompliant,
    /// <summary>Automatic mode has written to this bucket as often as it may in the window.</summary>
    AutomaticWriteLimit,
    /// <summary>Going back would give somebody outside the account access that the live policy does not give.</summary>
    WouldWidenAccess,
    /// <summary>The judge is not certain.</summary>
    Undetermined,
    /// <summary>The policy cannot be read as AWS would store it.</summary>
    InvalidPolicy,
    /// <summary>Automatic mode is stopped for everybody.</summary>
    GlobalStop,
    /// <summary>The event is too old to act on by itself.</summary>
    EventTooOld,
    /// <summary>A person undid an automatic action: automatic mode pauses for the bucket.</summary>
    PausedByUndo,
    /// <summary>Somebody keeps putting the same weak policy back.</summary>
    Flapping,
    /// <summary>The circuit breaker of the account is open: nothing is written by itself in the whole account.</summary>
    AccountHeld,
    /// <summary>The write would, or might, take the console's own way back: its role could no longer manage the bucket.</summary>
    WouldLockOut,
    /// <summary>The write would cut off an AWS service that is soundly bound, or that delivers records.</summary>
    WouldCutService,
    /// <summary>The bucket is of a protected class: logs, state files, Control Tower, made by AWS, our own.</summary>
    ProtectedBucket,
    /// <summary>A tool that applies code manages the bucket: it would undo what automatic mode does.</summary>
    ManagedByIac,
}
