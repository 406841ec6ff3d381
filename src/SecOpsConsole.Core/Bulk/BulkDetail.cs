namespace SecOpsConsole.Core.Bulk;

/// <summary>A decision with the outcome of each of its items, in the order in which they were decided.</summary>
public sealed record BulkDetail(BulkRow Decision, IReadOnlyList<BulkItemRow> Items)
{
    /// <summary>Nothing of it is left to happen: every item is decided and every write read back or ended.</summary>
    public bool IsSettled => !Decision.IsUnderWay && Items.All(item => item.State is not (BulkItemState.Waiting or BulkItemState.UnderWay));

    public int Count(BulkItemState state) => Items.Count(item => item.State == state);
}
