using System.Text;
using System.Text.Json;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>
/// nextToken of GetResourceConfigHistory: opaque to clients, bound to the question it came from. Used with another
/// resource, order or time range it is invalid. It carries the range, so that the default laterTime stays the moment
/// of the first call.
/// </summary>
internal sealed record HistoryToken(
    string ResourceId, bool Forward, DateTime EarlierUtc, DateTime LaterUtc, DateTime WindowUtc, long? AfterStateId)
{
    private const int LongestText = 4096;

    public string Encode() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this));

    public static HistoryToken? Decode(string text)
    {
        var bytes = new byte[LongestText];
        if (text.Length > LongestText || !Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<HistoryToken>(Encoding.UTF8.GetString(bytes, 0, length)) is { ResourceId: not null } token
                ? token
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
