namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>What was decided. Programs read the names, so one is only ever added.</summary>
public enum DecisionWord
{
    Approve,
    Revert,
    /// <summary>Back to having no policy.</summary>
    DeletePolicy,
    Repair,
    Contain,
    RestoreBlock,
    RestoreEncryption,
    Quarantine,
    Undo,
    Escalate,
    /// <summary>Somebody has taken an escalated finding.</summary>
    Acknowledge,
    Settle,
    Exception,
    ExtendException,
    RevokeException,
    FalsePositive,
    /// <summary>A guard kept automatic mode from acting before anything was planned.</summary>
    Hold,
    /// <summary>The automatic mode of a bucket.</summary>
    Mode,
    /// <summary>The stop of automatic mode for everybody.</summary>
    Stop,
    /// <summary>The circuit breaker of an account.</summary>
    Breaker,
    /// <summary>What somebody asked a second person for.</summary>
    Request,
}
