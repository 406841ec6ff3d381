namespace SecOpsConsole.Policies;

/// <summary>What changed in access between two policies.</summary>
public sealed record AccessDiffResult
{
    /// <summary>The changes, the gravest first.</summary>
    public required IReadOnlyList<AccessChange> Changes { get; init; }

    /// <summary>False when a text could not be understood fully: then the changes are incomplete, and a person must look.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>What stood in the way of certainty, in a sentence.</summary>
    public string? Doubt { get; init; }

    /// <summary>The changes in words, and the doubt if there is one.</summary>
    public IReadOnlyList<string> Sentences =>
        [.. Changes.Select(static change => change.Sentence), .. Doubt is null ? Array.Empty<string>() : [Doubt]];
}
