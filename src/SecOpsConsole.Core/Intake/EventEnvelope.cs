using System.Text.Json;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// EventBridge's envelope around an event: version, id, detail-type, source, account, time, region, resources, detail.
/// See the EventBridge user guide, "Events". Every member may be missing in what we are sent.
/// </summary>
public sealed record EventEnvelope
{
    /// <summary>CloudTrail and policies nest less than 20 deep; deeper is an attack on the parser.</summary>
    private const int MaxDepth = 64;

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
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
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
