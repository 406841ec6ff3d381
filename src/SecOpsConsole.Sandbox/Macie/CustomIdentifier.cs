using System.Text.Json.Serialization;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>A custom data identifier. A deleted one is kept, as AWS keeps it, so that jobs that use it go on.</summary>
internal sealed record CustomIdentifier : IMacieResource
{
    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Id { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Regex { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<string> IgnoreWords { get; init; } = [];

    /// <summary>Characters between the end of a keyword and the end of the match, at most.</summary>
    public int MaximumMatchDistance { get; init; } = 50;

    /// <summary>Occurrences from which a severity applies, ascending; none: Medium.</summary>
    public IReadOnlyList<SeverityLevel> SeverityLevels { get; init; } = [];

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public bool Deleted { get; init; }

    [JsonIgnore]
    public string Arn => $"arn:aws:macie2:{Region}:{AccountId}:custom-data-identifier/{Id}";
}
