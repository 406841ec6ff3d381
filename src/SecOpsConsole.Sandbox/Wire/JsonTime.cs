using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Wire;

/// <summary>Instants on the JSON 1.1 wire: seconds since 1970 with milliseconds as a fraction.</summary>
internal static class JsonTime
{
    public static JsonNode Epoch(DateTime utc) => JsonValue.Create(new DateTimeOffset(utc).ToUnixTimeMilliseconds() / 1000m);

    public static DateTime FromEpoch(decimal seconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)decimal.Round(seconds * 1000m)).UtcDateTime;

    /// <summary>ISO 8601 in whole seconds, as EventBridge envelopes and CloudTrail records write it.</summary>
    public static string IsoSeconds(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>ISO 8601 with milliseconds, as Config and Macie write it.</summary>
    public static string IsoMilliseconds(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
