using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>How rules and settings of a channel are stored.</summary>
internal static class ChannelJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_options);

    public static ChannelRules Rules(string json) => JsonSerializer.Deserialize<ChannelRules>(json, s_options) ?? new ChannelRules();

    public static IReadOnlyDictionary<string, string> Settings(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json, s_options) ?? [];
}
