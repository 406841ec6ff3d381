namespace SecOpsConsole.Policies;

/// <summary>The Condition element: every entry must hold (AND), in each entry one value is enough (OR).</summary>
/// <param name="Entries">The entries in their written order.</param>
public sealed record ConditionBlock(IReadOnlyList<ConditionEntry> Entries)
{
    /// <summary>No condition.</summary>
    public static ConditionBlock Empty { get; } = new([]);

    /// <summary>True when nothing is asked of the request.</summary>
    public bool IsEmpty => Entries.Count == 0;
}
