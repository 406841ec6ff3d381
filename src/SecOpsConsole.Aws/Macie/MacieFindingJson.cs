using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Macie2.Model;
using Amazon.Runtime;

namespace SecOpsConsole.Aws.Macie;

/// <summary>A finding of the API as the JSON that an event has in its detail, so that one reader is enough for both.</summary>
internal static class MacieFindingJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = new SmallFirstLetter(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ConstantConverter(), new TimeConverter() },
    };

    public static string Write(Finding finding) => JsonSerializer.Serialize(finding, s_options);

    private sealed class SmallFirstLetter : JsonNamingPolicy
    {
        public override string ConvertName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }

    private sealed class ConstantConverter : JsonConverter<ConstantClass>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override ConstantClass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Findings are only written.");

        public override void Write(Utf8JsonWriter writer, ConstantClass value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class TimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }
}
