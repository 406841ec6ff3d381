using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace SecOpsConsole.AwsSdk.Json;

/// <summary>
/// Model classes as REST-JSON members: the property's name as the service spells it, constants as their text, times as ISO 8601, what is not set left out.
/// </summary>
internal static class RestJsonShape
{
    private static readonly JsonSerializerOptions s_options = Options(new SmallFirstLetter());
    private static readonly JsonSerializerOptions s_asDeclared = Options(null);

    private static JsonSerializerOptions Options(JsonNamingPolicy? naming) => new()
    {
        PropertyNamingPolicy = naming,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ConstantConverters(), new TimeConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DropWhatTheRuntimeAdds } },
    };

    public static JsonObject Write(AmazonWebServiceRequest request, RestJsonNaming naming = RestJsonNaming.SmallFirstLetter) =>
        JsonSerializer.SerializeToNode(request, request.GetType(), Of(naming))!.AsObject();

    public static TResponse Read<TResponse>(JsonElement root)
        where TResponse : AmazonWebServiceResponse => Read<TResponse>(root, RestJsonNaming.SmallFirstLetter);

    public static TResponse Read<TResponse>(JsonElement root, RestJsonNaming naming)
        where TResponse : AmazonWebServiceResponse => root.Deserialize<TResponse>(Of(naming))!;

    private static JsonSerializerOptions Of(RestJsonNaming naming) => naming switch
    {
        RestJsonNaming.SmallFirstLetter => s_options,
        RestJsonNaming.AsDeclared => s_asDeclared,
        _ => throw new ArgumentOutOfRangeException(nameof(naming), naming, "Not a spelling."),
    };

    private static void DropWhatTheRuntimeAdds(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is MemberInfo { DeclaringType.Namespace: "Amazon.Runtime" or "Amazon.Runtime.Internal" })
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private sealed class SmallFirstLetter : JsonNamingPolicy
    {
        public override string ConvertName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
    }

    private sealed class TimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset().UtcDateTime;

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }

    private sealed class ConstantConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ConstantConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class ConstantConverter<T> : JsonConverter<T>
        where T : ConstantClass
    {
        private static readonly Func<string, T> s_find = typeof(T).GetMethod("FindValue", [typeof(string)])!.CreateDelegate<Func<string, T>>();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => s_find(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
