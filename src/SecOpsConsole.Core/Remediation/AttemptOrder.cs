using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.Remediation;

/// <summary>What somebody wants done: the facts of an attempt before it has an id.</summary>
internal sealed record AttemptOrder
{
    /// <summary>Null when the subject is no bucket's.</summary>
    public required Bucket? Bucket { get; init; }
    /// <summary>The user or role, when the subject is a principal.</summary>
    public Principal? Principal { get; init; }
    /// <summary>The account, when the subject is a whole account's block.</summary>
    public string? AccountId { get; init; }
    public required long? FindingId { get; init; }
    public required RemediationActionId Action { get; init; }
    public required AttemptTrigger Trigger { get; init; }
    public AutomaticAction? Rule { get; init; }
    public required string Who { get; init; }
    public string? Reason { get; init; }
    public required string ExpectedFingerprint { get; init; }
    public required AttemptTarget Target { get; init; }
    public long? UndoesAttemptId { get; init; }
}
