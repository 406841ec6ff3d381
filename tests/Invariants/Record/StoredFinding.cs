using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Invariants.Record;

/// <summary>A row of Findings: its states and what they hang on.</summary>
public sealed record StoredFinding(
    long Id, long? BucketId, string DedupKey, WorkflowStatus Workflow, RemediationStatus Remediation, Resolution? Resolution, string? HoldReason,
    int ReopenedCount, string? Fingerprint, DateTime? ResolvedUtc, long? ActiveAttemptId)
{
    public bool IsOpen => Workflow is WorkflowStatus.New or WorkflowStatus.Notified;

    public override string ToString() => $"finding {Id} ({Workflow}, {Remediation}{(Resolution is { } how ? $", {how}" : "")})";
}
