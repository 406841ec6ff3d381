namespace SecOpsConsole.Core.Notifications;

/// <summary>What people must be told of.</summary>
public enum NotificationKind
{
    /// <summary>A finding was opened, or is back.</summary>
    FindingOpened,
    /// <summary>An open finding became more severe: the judge or Macie says so, or outsiders reach sensitive data through it.</summary>
    SeverityRaised,
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
    /// <summary>A source of findings tells nothing more: Macie was switched off.</summary>
    SourceLost,
    /// <summary>Automatic mode of a bucket was switched, changed, paused or resumed. For programs, as the next three are.</summary>
    ModeChanged,
    /// <summary>Automatic mode was stopped for everybody, or the stop was released.</summary>
    StopChanged,
    /// <summary>The breaker of an account tries again, or is closed; that it opened is <see cref="BreakerOpened"/>.</summary>
    BreakerChanged,
    /// <summary>A request for a second person was granted, refused, withdrawn, or ended undecided.</summary>
    RequestDecided,
    /// <summary>
    /// A decision ended without its effect, or about what is no open finding: superseded, cancelled, settled, an exception extended or revoked. For programs, and for
    /// whoever heard of the finding.
    /// </summary>
    Decided,
}
