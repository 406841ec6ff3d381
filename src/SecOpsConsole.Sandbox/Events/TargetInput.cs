using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>
/// The body that a target receives: the event, or what Input, InputPath or InputTransformer says (user guide,
/// "Input transformation").
/// </summary>
internal static class TargetInput
{
    public static string Render(EventTarget target, EventRule rule, string envelope, DateTime ingestedUtc)
    {
        var definition = target.Definition;
        if (definition["Input"]?.GetValue<string>() is { } constant)
        {
            return constant;
        }

        if (definition["InputPath"]?.GetValue<string>() is { } path)
        {
            return Find(JsonNode.Parse(envelope), path)?.ToJsonString() ?? "{}";
        }

        return definition["InputTransformer"] is JsonObject transformer
            ? Transform(transformer, rule, envelope, ingestedUtc)
            : envelope;
    }

    private static string Transform(JsonObject transformer, EventRule rule, string envelope, DateTime ingestedUtc)
    {
        var root = JsonNode.Parse(envelope);
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["aws.events.rule-arn"] = rule.Arn,
            ["aws.events.rule-name"] = rule.Name,
            ["aws.events.event.ingestion-time"] = Wire.JsonTime.IsoSeconds(ingestedUtc),
            ["aws.events.event.json"] = root,
            ["aws.events.event"] = WithoutDetail(root),
        };
        foreach (var (name, path) in transformer["InputPathsMap"] as JsonObject ?? [])
        {
            values[name] = Find(root, path?.GetValue<string>() ?? "");
        }

        return Fill(transformer["InputTemplate"]!.GetValue<string>(), values);
    }

    private static JsonNode? WithoutDetail(JsonNode? root)
    {
        var copy = root?.DeepClone() as JsonObject;
        copy?.Remove("detail");
        return copy;
    }

    /// <summary>Inside quotes a value is inserted as text, elsewhere as JSON; an unknown name stays as it is.</summary>
    private static string Fill(string template, Dictionary<string, JsonNode?> values)
    {
        var result = new StringBuilder();
        var quoted = false;
        for (var index = 0; index < template.Length; index++)
        {
            var end = template[index] == '<' ? template.IndexOf('>', index) : -1;
            if (end > 0 && values.TryGetValue(template[(index + 1)..end], out var value))
            {
                result.Append(quoted ? Quoted(value) : value?.ToJsonString() ?? "null");
                index = end;
                continue;
            }

            quoted ^= template[index] == '"' && (index == 0 || template[index - 1] != '\\');
            result.Append(template[index]);
        }

        return result.ToString();
    }

    private static string Quoted(JsonNode? value)
    {
        var text = value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "";
        return JsonSerializer.Serialize(text)[1..^1];
    }

    /// <summary>The JSONPath that EventBridge accepts: members and array positions, no filters.</summary>
    private static JsonNode? Find(JsonNode? node, string path)
    {
        if (!path.StartsWith('$'))
        {
            return null;
        }

        foreach (var step in path[1..].Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.TrimEnd(']').Trim('\'', '"');
            node = node switch
            {
                JsonObject members => members[name],
                JsonArray items when int.TryParse(name, out var position) && position >= 0 && position < items.Count => items[position],
                _ => null,
            };
        }

        return node;
    }
}
