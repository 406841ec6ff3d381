namespace SecOpsConsole.Core.Findings;

/// <summary>One row of the timeline, which is the audit record; append-only, made by <see cref="Timeline"/> alone.</summary>
public sealed class FindingEvent
{
    public long Id { get; set; }
    public long? FindingId { get; set; }
    public long? BucketId { get; set; }
    public long? AttemptId { get; set; }
    public DateTime AtUtc { get; set; }
    public FindingEventKind Kind { get; set; }
    /// <summary>Who: a person's name, "automatic mode", "console", or an AWS actor.</summary>
    public required string Who { get; set; }
    /// <summary>One sentence for people.</summary>
    public required string Text { get; set; }
    public string? Reason { get; set; }
    public string? AwsRequestId { get; set; }
    /// <summary>Facts for code, camelCase JSON; never a policy text or a secret.</summary>
    public string? DetailJson { get; set; }
    /// <summary>Links the row to the one before it (<see cref="Audit.AuditHasher"/>); set when it is saved, with its id, which is its number in the record.</summary>
    public byte[] Hash { get; set; } = [];
}
