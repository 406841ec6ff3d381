namespace SecOpsConsole.Core.Bulk;

/// <summary>What a person asks for: one action and one reason for many findings.</summary>
public sealed record BulkOrder(BulkAction Action, IReadOnlyList<BulkTarget> Items)
{
    public string? Reason { get; init; }
    public BulkArguments Arguments { get; init; } = BulkArguments.None;

    /// <summary>The decision whose items this one takes back.</summary>
    public long? UndoesId { get; init; }
}
