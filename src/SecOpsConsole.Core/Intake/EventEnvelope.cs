using System.Text.Json;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// EventBridge's envelope around an event: version, id, detail-type, source, account, time, region, resources, detail.
/// See the EventBridge user guide, "Events". Every member may be missing in what we are sent.
/// </summary>
public sealed record EventEnvelope
{
    /// <summary>As the inbox reads: CloudTrail nests less than 20 deep, and of two members with one name an attacker chooses.</summary>
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public string? Id { get; init; }
    public string? Source { get; init; }
    public string? DetailType { get; init; }
    public string? Account { get; init; }
    public string? Region { get; init; }
    public DateTime? TimeUtc { get; init; }
    public JsonElement? Detail { get; init; }

    /// <summary>The envelope, or null when the body is not a JSON object.</summary>
    public static EventEnvelope? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(document.RootElement.Clone()) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static EventEnvelope Of(JsonElement? root) => new()
    {
        Id = root.TextAt("id"),
        Source = root.TextAt("source"),
        DetailType = root.TextAt("detail-type"),
        Account = AccountIds.OrNull(root.TextAt("account")),
        Region = root.TextAt("region"),
        TimeUtc = root.Member("time").Instant(),
        Detail = root.Member("detail"),
    };
}
