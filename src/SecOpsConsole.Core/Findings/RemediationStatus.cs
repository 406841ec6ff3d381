namespace SecOpsConsole.Core.Findings;

/// <summary>Where acting on a finding stands. The exits are Failed, Cancelled, Held, Superseded and Undone.</summary>
public enum RemediationStatus
{
    NotStarted,
    AwaitingApproval,
    Queued,
    InProgress,
    Succeeded,
    Verified,
    Failed,
    Cancelled,
    Held,
    Superseded,
    Undone,
}
