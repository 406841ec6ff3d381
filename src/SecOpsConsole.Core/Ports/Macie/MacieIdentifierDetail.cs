namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>What a custom data identifier looks for.</summary>
public sealed record MacieIdentifierDetail
{
    public required string Regex { get; init; }

    /// <summary>One of them must end near the match; none: every match counts.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>A match that contains one is not counted.</summary>
    public IReadOnlyList<string> IgnoreWords { get; init; } = [];

    /// <summary>Characters between the end of a keyword and the end of the match; null: Macie did not tell.</summary>
    public int? MaximumMatchDistance { get; init; }

    /// <summary>By ascending occurrences; none: every finding is Medium.</summary>
    public IReadOnlyList<MacieSeverityLevel> SeverityLevels { get; init; } = [];
}
