using System.Text.Json.Nodes;

namespace SecOpsConsole.E2E.Tests;

/// <summary>A message as it stands in the channel.</summary>
/// <param name="Ts">Slack's name for it.</param>
/// <param name="ThreadTs">The message that it answers; null for one of its own.</param>
/// <param name="Call">What the bot sent last.</param>
/// <param name="Updates">How often it was changed in place.</param>
internal sealed record SlackMessage(string Ts, string? ThreadTs, JsonObject Call, int Updates)
{
    public string Text => (string?)Call["text"] ?? "";

    public JsonArray Blocks => Call["blocks"] as JsonArray ?? [];

    /// <summary>All that a reader sees of the blocks.</summary>
    public IReadOnlyList<string> Words => [.. Descendants(Blocks).Where(node => node["text"] is JsonValue).Select(node => (string)node["text"]!)];

    public IReadOnlyList<JsonObject> Elements(string type) => [.. Descendants(Blocks).Where(node => (string?)node["type"] == type)];

    public IReadOnlyList<string> Buttons => [.. Elements("button").Select(button => (string)button["text"]!["text"]!)];

    /// <summary>What stands below a field's name: the fields of a section are two columns, names first.</summary>
    public string? Field(string name)
    {
        foreach (var fields in Blocks.Select(block => block?["fields"]).OfType<JsonArray>())
        {
            for (var i = 0; i < 2 && i + 2 < fields.Count; i++)
            {
                if ((string?)fields[i]!["text"] == $"*{name}*")
                {
                    return (string?)fields[i + 2]!["text"];
                }
            }
        }

        return null;
    }

    private static IEnumerable<JsonObject> Descendants(JsonNode? node) => node switch
    {
        JsonObject owner => owner.Select(member => member.Value).SelectMany(Descendants).Prepend(owner),
        JsonArray items => items.SelectMany(Descendants),
        _ => [],
    };
}
