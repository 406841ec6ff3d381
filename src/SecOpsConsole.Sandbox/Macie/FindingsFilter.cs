using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>A saved filter of findings; with the action ARCHIVE it is a suppression rule.</summary>
internal sealed record FindingsFilter : IMacieResource
{
    public const string Archive = "ARCHIVE";
    public const string Noop = "NOOP";

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Id { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Action { get; init; }

    /// <summary>From 1; lower goes first.</summary>
    public required int Position { get; init; }

    /// <summary>findingCriteria as it came; clone before attaching it.</summary>
    public required JsonObject Criteria { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public string Arn => $"arn:aws:macie2:{Region}:{AccountId}:findings-filter/{Id}";
}
