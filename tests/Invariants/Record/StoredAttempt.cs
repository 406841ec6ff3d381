using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Invariants.Record;

/// <summary>A row of Attempts, as far as the invariants speak of it.</summary>
public sealed record StoredAttempt(
    long Id, string Subject, long? BucketId, long? FindingId, string Action, AttemptTrigger Trigger, AttemptStatus Status, string Who,
    string ExpectedFingerprint, string TargetFingerprint, string? PreImageState, long? PreImageVersionId, long? TargetVersionId, long? UndoesAttemptId,
    DateTime CreatedUtc, DateTime? WrittenUtc, DateTime? CompletedUtc, string? AwsRequestId, string? FailureText)
{
    public bool IsActive => Status is AttemptStatus.Queued or AttemptStatus.InProgress or AttemptStatus.Succeeded;

    public override string ToString() => $"attempt {Id} ({Action}, {Trigger}, {Status})";
}
