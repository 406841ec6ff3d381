namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>A custom data identifier at work: regex, keywords that come before the end of a match, words that take a match away.</summary>
internal sealed class CustomDetector(CustomIdentifier identifier) : IDetector
{
    public CustomIdentifier Identifier => identifier;

    public string Category => "CUSTOM_IDENTIFIER";

    public IReadOnlyList<Hit> Find(ScannedText scanned) =>
        [.. LinearRegex.Make(identifier.Regex).Matches(scanned.Text)
            .Where(match => match.Length > 0 && !IsIgnored(match.Value))
            .Select(match => new Hit(match.Index, match.Length))
            .Where(hit => HasKeyword(scanned.Text, hit))];

    public int Score(int count) => identifier.SeverityLevels.Count == 0
        ? 2
        : identifier.SeverityLevels.Where(level => count >= level.OccurrencesThreshold).OrderBy(level => level.OccurrencesThreshold)
            .Select(level => level.Severity switch { "LOW" => 1, "MEDIUM" => 2, _ => 3 }).LastOrDefault();

    /// <summary>Ignore words are case sensitive, keywords are not (Macie user guide, "Detection criteria").</summary>
    private bool IsIgnored(string match) => identifier.IgnoreWords.Any(word => match.Contains(word, StringComparison.Ordinal));

    private bool HasKeyword(string text, Hit hit) => identifier.Keywords.Count == 0 || identifier.Keywords.Any(keyword =>
    {
        var from = Math.Max(0, hit.End - identifier.MaximumMatchDistance - keyword.Length);
        return text.AsSpan(from, hit.End - from).Contains(keyword, StringComparison.OrdinalIgnoreCase);
    });
}
