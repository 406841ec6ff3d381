namespace SecOpsConsole.Core.Notifications;

/// <summary>What people must be told of.</summary>
public enum NotificationKind
{
    /// <summary>A finding was opened, or is back.</summary>
    FindingOpened,
    /// <summary>A guard holds automatic mode.</summary>
    AutomaticHeld,
    RemediationFailed,
    /// <summary>Automatic mode changed something in AWS, read back.</summary>
    AutomaticDone,
    ExceptionExpiring,
    ExceptionExpired,
    /// <summary>Automatic mode of a whole account is held.</summary>
    BreakerOpened,
    /// <summary>Somebody asks for a second pair of eyes.</summary>
    RequestFiled,
    /// <summary>The audit record is not as the console wrote it.</summary>
    AuditBroken,
    /// <summary>Something became of a finding that a channel was told of: decided, fixed, suppressed, undone.</summary>
    FindingChanged,
    /// <summary>A finding was handed over, or nobody answered in time.</summary>
    Escalated,
    /// <summary>A message could not be delivered to a channel.</summary>
    ChannelFailed,
    /// <summary>Somebody tries a channel.</summary>
    Test,
    /// <summary>Several things of different kinds in one message.</summary>
    Digest,
}
