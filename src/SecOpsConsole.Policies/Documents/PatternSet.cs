namespace SecOpsConsole.Policies;

/// <summary>Action, NotAction, Resource or NotResource: a list of patterns with <c>*</c> and <c>?</c>.</summary>
/// <param name="Patterns">The patterns in their written order.</param>
/// <param name="IsNegated">True for NotAction and NotResource.</param>
public sealed record PatternSet(IReadOnlyList<string> Patterns, bool IsNegated)
{
    /// <summary>No patterns: the element was missing or unreadable.</summary>
    public static PatternSet Empty { get; } = new([], IsNegated: false);
}
