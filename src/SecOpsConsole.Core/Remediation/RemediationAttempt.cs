using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.Remediation;

/// <summary>The durable intent to change something in AWS: on disk, with its pre-image, before AWS is called.</summary>
public sealed class RemediationAttempt
{
    public long Id { get; set; }
    /// <summary>What is changed; which of the columns below hold its states is the subject's business.</summary>
    public AttemptSubject Subject { get; set; }
    /// <summary>Null when the subject is no bucket's.</summary>
    public long? BucketId { get; set; }
    /// <summary>The user or role, when the subject is a principal.</summary>
    public long? PrincipalId { get; set; }
    /// <summary>The account, when the subject is a whole account's block.</summary>
    public string? AccountId { get; set; }
    /// <summary>The finding that it was asked for; it resolves every finding of the version it replaces.</summary>
    public long? FindingId { get; set; }
    public RemediationActionId Action { get; set; }
    public AttemptTrigger Trigger { get; set; }
    /// <summary>The bucket's rule by which automatic mode decided; what it does may differ, where a person accepted a statement. Null for people.</summary>
    public AutomaticAction? Rule { get; set; }
    public AttemptStatus Status { get; set; }
    public required string Who { get; set; }
    /// <summary>How it was decided; null for attempts from before the console noted it.</summary>
    public DecisionVia? Via { get; set; }
    /// <summary>The second person, where one had to agree.</summary>
    public string? GrantedBy { get; set; }
    public string? Reason { get; set; }
    /// <summary>The live state must have this fingerprint right before the write, else Superseded.</summary>
    public required string ExpectedFingerprint { get; set; }
    /// <summary>
    /// The fingerprint of what was live before the call; null until it was read and stored, and then nothing was sent yet.
    /// A small state (Block Public Access) is its own fingerprint: undo writes exactly this back.
    /// </summary>
    public string? PreImageState { get; set; }
    /// <summary>The policy that was live before the call: undo writes exactly this back. Null for other subjects.</summary>
    public long? PreImageVersionId { get; set; }
    /// <summary>The policy that will be written; its text null means: the policy is deleted. Null for other subjects.</summary>
    public long? TargetVersionId { get; set; }
    public required string TargetFingerprint { get; set; }
    public long? UndoesAttemptId { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? WrittenUtc { get; set; }
    public DateTime? CompletedUtc { get; set; }
    /// <summary>x-amz-request-id of the write: recognises our own CloudTrail event.</summary>
    public string? AwsRequestId { get; set; }
    public string? FailureCode { get; set; }
    /// <summary>What happened, what was not changed, what to do next.</summary>
    public string? FailureText { get; set; }
    public int ReadBacks { get; set; }
    public int Version { get; set; }
}
