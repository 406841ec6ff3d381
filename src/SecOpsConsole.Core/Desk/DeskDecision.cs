namespace SecOpsConsole.Core.Desk;

/// <summary>
/// One decision of a person with what was there before it, put on disk in the write of the decision: that is what an undo goes back to.
/// </summary>
public sealed class DeskDecision
{
    public long Id { get; set; }
    public DeskDecisionKind Kind { get; set; }
    public long BucketId { get; set; }
    public long? FindingId { get; set; }

    /// <summary>The mode or action before; null where the kind needs none.</summary>
    public string? Before { get; set; }
    /// <summary>The mode or action after; the id of the version that was approved, or of the suppression.</summary>
    public required string After { get; set; }

    /// <summary>Who decided, and who granted it.</summary>
    public required string Who { get; set; }
    public string? Reason { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? UndoneUtc { get; set; }
    public string? UndoneBy { get; set; }
    public int Version { get; set; }
}
