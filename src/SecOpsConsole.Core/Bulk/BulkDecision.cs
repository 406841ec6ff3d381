namespace SecOpsConsole.Core.Bulk;

/// <summary>One decision for many findings: one action, one reason, one person. Each finding of it is decided by itself.</summary>
public sealed class BulkDecision
{
    public long Id { get; set; }
    public BulkAction Action { get; set; }
    public BulkState State { get; set; }
    public required string Who { get; set; }
    /// <summary>Who asked; the role is loaded again for each item.</summary>
    public long? PersonId { get; set; }
    public long? TokenId { get; set; }
    public string? Reason { get; set; }
    /// <summary>What else the action needs, camelCase JSON of <see cref="BulkArguments"/>.</summary>
    public string? ArgumentsJson { get; set; }
    /// <summary>The decision whose items this one takes back.</summary>
    public long? UndoesId { get; set; }
    public int Total { get; set; }
    public int Decided { get; set; }
    public int Accepted { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? EndedUtc { get; set; }
    public int Version { get; set; }
}
