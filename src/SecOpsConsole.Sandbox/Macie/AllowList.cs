using System.Text.Json.Serialization;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Text that is not reported: a regex, or the lines of an object in S3. One of the two is set.</summary>
internal sealed record AllowList : IMacieResource
{
    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Id { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime UpdatedUtc { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Regex { get; init; }

    public string? WordsBucket { get; init; }

    public string? WordsKey { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public string Arn => $"arn:aws:macie2:{Region}:{AccountId}:allow-list/{Id}";
}
