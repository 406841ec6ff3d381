using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Audit;

/// <summary>One row of the audit record.</summary>
/// <param name="Sequence">Its number in the record.</param>
/// <param name="Hash">Links it to the row before it, as hexadecimal digits.</param>
public sealed record AuditRow(
    long Sequence, DateTime AtUtc, FindingEventKind Kind, string Who, string Text, string? Reason, string? Bucket, long? BucketId, long? FindingId,
    long? AttemptId, string? AwsRequestId, string? Detail, string Hash);
