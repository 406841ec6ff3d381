namespace SecOpsConsole.Core.Queue;

/// <summary>A step that must happen: enqueued in the transaction that made it necessary.</summary>
public sealed class WorkItem
{
    public long Id { get; set; }
    public WorkKind Kind { get; set; }
    /// <summary>Items of one partition (a bucket, as account/region/name) run one after the other.</summary>
    public string? Partition { get; set; }
    /// <summary>camelCase JSON of the handler's payload record.</summary>
    public required string Payload { get; set; }
    public WorkState State { get; set; }
    public int Attempt { get; set; }
    public int MaxAttempts { get; set; }
    public DateTime RunAtUtc { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? CompletedUtc { get; set; }
    public string? LastError { get; set; }
}
