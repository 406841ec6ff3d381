using System.Text.Json;
using Amazon.EventBridge.Model;
using Amazon.Runtime;
using SecOpsConsole.AwsSdk.Json;

namespace Amazon.EventBridge;

/// <summary>The wire form of PutEvents, as in EventBridge's service model 2015-10-07.</summary>
internal static class PutEventsWire
{
    public static JsonRequestMarshaller<PutEventsRequest> Marshaller { get; } = new("AmazonEventBridge", "AWSEvents.PutEvents", Write);

    public static JsonDocumentUnmarshaller Unmarshaller { get; } = new(Read, Exception);

    private static void Write(Utf8JsonWriter json, PutEventsRequest request)
    {
        json.WriteStartArray("Entries");
        foreach (var entry in request.Entries ?? [])
        {
            json.WriteStartObject();
            WriteText(json, "Source", entry.Source);
            WriteText(json, "DetailType", entry.DetailType);
            WriteText(json, "Detail", entry.Detail);
            WriteText(json, "EventBusName", entry.EventBusName);
            if (entry.Time is { } time)
            {
                json.WriteNumber("Time", Math.Round((decimal)(time.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond, 3));
            }

            if (entry.Resources is { Count: > 0 } resources)
            {
                json.WriteStartArray("Resources");
                resources.ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static PutEventsResponse Read(JsonElement root) => new()
    {
        Entries = root.TryGetProperty("Entries", out var entries) && entries.ValueKind == JsonValueKind.Array
            ? [.. entries.EnumerateArray().Select(ReadEntry)]
            : null!,
        FailedEntryCount = root.TryGetProperty("FailedEntryCount", out var count) && count.TryGetInt32(out var failed) ? failed : null,
    };

    private static PutEventsResultEntry ReadEntry(JsonElement entry) => new()
    {
        ErrorCode = Text(entry, "ErrorCode")!,
        ErrorMessage = Text(entry, "ErrorMessage")!,
        EventId = Text(entry, "EventId")!,
    };

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static AmazonServiceException Exception(string code, string message, AmazonServiceException plain) =>
        new AmazonEventBridgeException(message, plain.InnerException!, plain.ErrorType, code, plain.RequestId, plain.StatusCode);
}
