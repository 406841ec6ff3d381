namespace SecOpsConsole.Core.Findings;

/// <summary>What a row of the timeline tells. The row is audit record and timeline entry at once.</summary>
public enum FindingEventKind
{
    EventReceived,
    LivePolicyRead,
    Judged,
    Reopened,
    Decided,
    ShadowDecided,
    Held,
    AttemptStarted,
    PolicyWritten,
    ReadBack,
    Verified,
    AttemptFailed,
    Superseded,
    Approved,
    Escalated,
    Undone,
    FixedExternally,
    OwnWriteRecognised,
    FailedCallSeen,
    BucketSettingChanged,
    ModeChanged,
    GlobalStopChanged,
    ExternalRemediation,
    SignalReceived,
    AccountNotConfigured,
    SignedIn,
    TokenCreated,
    /// <summary>Somebody was added, got a link or another role, or lost access.</summary>
    AccessChanged,
    ResourceDeleted,
    /// <summary>A sweep found a change that no event told of.</summary>
    SweepDifference,

    /// <summary>Somebody had stored events judged and decided again, as a dry run.</summary>
    ReplayRequested,
    /// <summary>One decision for many findings was taken or stopped; each finding has its own rows beside.</summary>
    BulkDecided,
    /// <summary>AWS accepted the write of a setting that is no policy.</summary>
    SettingWritten,
    /// <summary>Block Public Access holds now; the policy is still to be decided on.</summary>
    Contained,
    /// <summary>Automatic mode of a whole account was held, tried again, or resumed.</summary>
    CircuitBreakerChanged,
    ExceptionGranted,
    ExceptionExtended,
    ExceptionRevoked,
    /// <summary>An exception ends soon.</summary>
    ExceptionExpiring,
    ExceptionExpired,
    /// <summary>What is real is more than what an exception or a false positive accepted.</summary>
    ExceptionSuperseded,
    /// <summary>What went away is back, and an active exception covers it.</summary>
    ExceptionApplied,
    MarkedFalsePositive,
    /// <summary>An operator, or the upgrade, took the audit record as it was found.</summary>
    AuditAdopted,
    /// <summary>Somebody took the evidence bundle of a finding.</summary>
    EvidenceExported,
    /// <summary>Somebody took rows of the audit record as a file.</summary>
    AuditExported,
    /// <summary>People were told of the finding.</summary>
    Notified,
    /// <summary>Somebody asked for a decision that a second person must grant.</summary>
    RequestFiled,
    /// <summary>The second person agreed; what was asked for has its own row beside.</summary>
    RequestGranted,
    RequestRefused,
    RequestWithdrawn,
    RequestExpired,
    /// <summary>What was asked for changed meanwhile; nothing was done.</summary>
    RequestOvertaken,
    /// <summary>Somebody said where four eyes are needed.</summary>
    RuleChanged,
    /// <summary>Somebody added, changed, switched or removed a channel, or had a message sent.</summary>
    ChannelChanged,
    /// <summary>Something that came from chat was refused.</summary>
    ChatRefused,
    /// <summary>Somebody has taken an escalated finding.</summary>
    Acknowledged,
    /// <summary>Somebody asked Macie for something: to be enabled, a job, an identifier, a suppression rule; and what it answered.</summary>
    MacieChanged,
    /// <summary>Sensitive data that Macie found, and who can reach the bucket, made it more or less severe.</summary>
    SeverityChanged,
    /// <summary>The nightly job deleted what was older than its period.</summary>
    RetentionRan,
}
