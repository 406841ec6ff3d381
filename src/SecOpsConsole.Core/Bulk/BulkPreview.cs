namespace SecOpsConsole.Core.Bulk;

/// <summary>What a decision for many findings would do, grouped in words.</summary>
/// <param name="Action">The decision.</param>
/// <param name="Label">Its button.</param>
/// <param name="WritesToAws">It changes AWS.</param>
/// <param name="Items">The findings that were asked about.</param>
/// <param name="Effects">Those that it can be taken for, grouped by what happens to them.</param>
/// <param name="Refusals">Those that it cannot be taken for, grouped by why.</param>
/// <param name="TooMany">One sentence when the person may not decide so many at once.</param>
public sealed record BulkPreview(
    BulkAction Action, string Label, bool WritesToAws, IReadOnlyList<BulkPreviewItem> Items,
    IReadOnlyList<BulkEffect> Effects, IReadOnlyList<BulkRefusal> Refusals, string? TooMany)
{
    /// <summary>What goes back with the decision: the findings that it can be taken for, bound to what was seen.</summary>
    public IReadOnlyList<BulkTarget> Targets { get; } =
        [.. Items.Where(item => item.Preview is not null).Select(item => new BulkTarget(new Findings.FindingId(item.FindingId), item.Preview!.ExpectedFingerprint, item.Preview.HeldBack))];

    /// <summary>Buckets that it would touch.</summary>
    public int Buckets { get; } = Items.Where(item => item.Preview is not null).Select(item => item.BucketId).Distinct().Count();
}
