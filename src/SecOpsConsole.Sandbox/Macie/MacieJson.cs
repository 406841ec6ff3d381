using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Shapes that Macie's answers share.</summary>
internal static class MacieJson
{
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    public static JsonObject Tags(IReadOnlyDictionary<string, string> tags) =>
        new(tags.Select(tag => new KeyValuePair<string, JsonNode?>(tag.Key, JsonValue.Create(tag.Value))));

    /// <summary>Events carry null for what is not there, answers leave it out.</summary>
    public static JsonObject WithoutNulls(JsonObject source)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in source)
        {
            if (value is not null)
            {
                kept[name] = Clean(value);
            }
        }

        return kept;
    }

    private static JsonNode Clean(JsonNode value) => value switch
    {
        JsonObject nested => WithoutNulls(nested),
        JsonArray list => new JsonArray([.. list.OfType<JsonNode>().Select(Clean)]),
        _ => value.DeepClone(),
    };
}
