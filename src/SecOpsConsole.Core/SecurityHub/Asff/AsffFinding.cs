using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.SecurityHub.Asff;

/// <summary>
/// A finding in the AWS Security Finding Format, as BatchImportFindings takes it (Security Hub user guide, "AWS Security Finding Format (ASFF)").
/// Times are ISO 8601 in UTC.
/// </summary>
public sealed record AsffFinding
{
    /// <summary>Always <c>2018-10-08</c>.</summary>
    [JsonPropertyName("SchemaVersion")]
    public string SchemaVersion { get; init; } = "2018-10-08";

    /// <summary>The same for the same finding for ever; at most 512 characters.</summary>
    [JsonPropertyName("Id")]
    public required string Id { get; init; }

    /// <summary>The account's own product: <c>arn:aws:securityhub:REGION:ACCOUNT:product/ACCOUNT/default</c>.</summary>
    [JsonPropertyName("ProductArn")]
    public required string ProductArn { get; init; }

    /// <summary>The check.</summary>
    [JsonPropertyName("GeneratorId")]
    public required string GeneratorId { get; init; }

    [JsonPropertyName("AwsAccountId")]
    public required string AwsAccountId { get; init; }

    /// <summary><c>namespace/category/classifier</c>.</summary>
    [JsonPropertyName("Types")]
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>When the change happened, as AWS says.</summary>
    [JsonPropertyName("FirstObservedAt")]
    public required string FirstObservedAt { get; init; }

    [JsonPropertyName("LastObservedAt")]
    public required string LastObservedAt { get; init; }

    [JsonPropertyName("CreatedAt")]
    public required string CreatedAt { get; init; }

    [JsonPropertyName("UpdatedAt")]
    public required string UpdatedAt { get; init; }

    [JsonPropertyName("Severity")]
    public required AsffSeverity Severity { get; init; }

    /// <summary>At most 256 characters.</summary>
    [JsonPropertyName("Title")]
    public required string Title { get; init; }

    /// <summary>At most 1,024 characters.</summary>
    [JsonPropertyName("Description")]
    public required string Description { get; init; }

    /// <summary>What else the console knows of it.</summary>
    [JsonPropertyName("ProductFields")]
    public required IReadOnlyDictionary<string, string> ProductFields { get; init; }

    [JsonPropertyName("Resources")]
    public required IReadOnlyList<AsffResource> Resources { get; init; }

    [JsonPropertyName("Compliance")]
    public required AsffCompliance Compliance { get; init; }

    [JsonPropertyName("Workflow")]
    public required AsffWorkflow Workflow { get; init; }

    /// <summary>ACTIVE or ARCHIVED.</summary>
    [JsonPropertyName("RecordState")]
    public required string RecordState { get; init; }
}
