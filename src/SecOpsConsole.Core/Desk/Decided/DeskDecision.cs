namespace SecOpsConsole.Core.Desk.Decided;

/// <summary>
/// One decision of a person that touched nothing in AWS, with what was true before it: on disk in the same transaction, before the
/// change, so that it can be taken back.
/// </summary>
public sealed class DeskDecision
{
    public long Id { get; set; }
    public DeskDecisionKind Kind { get; set; }
    public long BucketId { get; set; }
    public long? FindingId { get; set; }
    public long? SuppressionId { get; set; }
    /// <summary>The request that a second person granted; null when nobody had to be asked.</summary>
    public long? RequestId { get; set; }
    public required string Who { get; set; }
    public string? Reason { get; set; }
    public DateTime AtUtc { get; set; }

    /// <summary>The policy that it was about; null for the mode and the automatic action.</summary>
    public string? Fingerprint { get; set; }
    /// <summary>The version that became the baseline, and the one that was it before.</summary>
    public long? VersionId { get; set; }
    public long? FormerVersionId { get; set; }
    /// <summary>The mode or automatic action that was set, and the one before.</summary>
    public string? Value { get; set; }
    public string? FormerValue { get; set; }

    public DateTime? UndoneUtc { get; set; }
    public string? UndoneBy { get; set; }
    public string? UndoneReason { get; set; }
    public int Version { get; set; }
}
