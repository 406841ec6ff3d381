using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Cuts a body into events and reads the envelope's few fields (https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html).
/// Never refuses: what cannot be read is kept as it is, with the reason.
/// </summary>
internal static class EventInboxParser
{
    /// <summary>Prefix of the ids that we make for what has none; an envelope may not use it.</summary>
    internal const string RawPrefix = "raw-";

    private const int MaxEvents = 500;
    private const int MaxIdLength = 128;
    private const int MaxFieldLength = 256;

    /// <summary>Two properties of one name are an ambiguity that an attacker chooses: refused, where the default would take the last.</summary>
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static IReadOnlyList<ReceivedEvent> Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Object => [ReadEvent(root, body)],
                JsonValueKind.Array when root.GetArrayLength() is 0 => [Unreadable(body, "An empty list of events.")],
                JsonValueKind.Array when root.GetArrayLength() > MaxEvents => [Unreadable(body, $"More than {MaxEvents} events in one body.")],
                JsonValueKind.Array => [.. root.EnumerateArray().Select(ReadElement)],
                _ => [Unreadable(body, "Neither an event nor a list of events.")],
            };
        }
        catch (JsonException exception)
        {
            return [Unreadable(body, $"Not JSON that can be read safely, near byte {exception.BytePositionInLine ?? 0} of line {(exception.LineNumber ?? 0) + 1}.")];
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json's answer to property names that are not valid UTF-8 or UTF-16.
            return [Unreadable(body, "Contains text that is not valid Unicode.")];
        }
    }

    private static ReceivedEvent ReadElement(JsonElement element)
    {
        ReadOnlyMemory<byte> body = JsonMarshal.GetRawUtf8Value(element).ToArray();
        return element.ValueKind == JsonValueKind.Object ? ReadEvent(element, body) : Unreadable(body, "Not an event: a JSON object is expected.");
    }

    private static ReceivedEvent ReadEvent(JsonElement envelope, ReadOnlyMemory<byte> body)
    {
        try
        {
            if (Text(envelope, "id", MaxIdLength) is not { Length: > 0 } id || id.StartsWith(RawPrefix, StringComparison.Ordinal))
            {
                return Unreadable(body, "Not an EventBridge event: it has no usable id.");
            }

            if (Text(envelope, "source") is not { Length: > 0 } source || Text(envelope, "detail-type") is not { Length: > 0 } detailType)
            {
                return Unreadable(body, "Not an EventBridge event: source or detail-type is missing.");
            }

            return new ReceivedEvent(id, body, source, detailType, Text(envelope, "account"), Text(envelope, "region"), Instant(envelope), null);
        }
        catch (InvalidOperationException)
        {
            return Unreadable(body, "Contains text that is not valid Unicode.");
        }
    }

    private static string? Text(JsonElement envelope, string name, int maxLength = MaxFieldLength) =>
        envelope.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length <= maxLength
            ? text
            : null;

    private static DateTime? Instant(JsonElement envelope) =>
        envelope.TryGetProperty("time", out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)
            ? time.UtcDateTime
            : null;

    private static ReceivedEvent Unreadable(ReadOnlyMemory<byte> body, string problem) =>
        new(RawPrefix + Convert.ToHexStringLower(SHA256.HashData(body.Span)), body, null, null, null, null, null, problem);
}
