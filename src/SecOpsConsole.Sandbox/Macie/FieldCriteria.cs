using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>
/// Criteria of findings and of buckets: for each field eq, neq, eqExactMatch, prefix (buckets), gt, gte, lt, lte; fields are joined by AND, the values of one condition by OR. A field is a path
/// into the document, and goes through lists. Times compare as milliseconds since 1970.
/// </summary>
internal static class FieldCriteria
{
    private static readonly string[] Lists = ["eq", "neq", "eqExactMatch"];
    private static readonly string[] Bounds = ["gt", "gte", "lt", "lte"];

    /// <summary>Why criteria are refused; null when they are taken.</summary>
    public static string? Problem(JsonObject? criteria)
    {
        var fields = criteria?["criterion"] as JsonObject ?? [];
        if (criteria?["criterion"] is not (null or JsonObject))
        {
            return "The criterion is a map of fields.";
        }

        return ProblemOf(fields);
    }

    /// <summary>The same of conditions by field, without the envelope.</summary>
    public static string? ProblemOf(JsonObject fields)
    {
        foreach (var (field, condition) in fields)
        {
            if (condition is not JsonObject operators || operators.Any(item => !IsOperator(item.Key, item.Value)))
            {
                return $"The condition on {field} is not valid: eq, neq and eqExactMatch take lists of texts, gt, gte, lt and lte whole numbers.";
            }
        }

        return null;
    }

    public static bool Matches(JsonObject? criteria, JsonObject finding) => MatchesFields(criteria?["criterion"] as JsonObject ?? [], finding);

    public static bool MatchesFields(JsonObject fields, JsonObject document) => fields.All(field =>
    {
        var values = Values(document, field.Key.Split('.')).ToList();
        return field.Value!.AsObject().All(condition => Holds(condition.Key, condition.Value!, values));
    });

    /// <summary>A sortable form of the first value of a field: numbers and times as numbers, the rest as text.</summary>
    public static (double Number, string Text) SortKey(JsonObject finding, string field)
    {
        var value = Values(finding, field.Split('.')).FirstOrDefault();
        return value is null ? (double.MinValue, "") : (Number(value) ?? double.MinValue, Text(value));
    }

    private static bool IsOperator(string name, JsonNode? value) =>
        (Lists.Contains(name) && value is JsonArray texts && texts.Count is > 0 and <= 250 && texts.All(text => text?.GetValueKind() == JsonValueKind.String))
        || (name == "prefix" && value?.GetValueKind() == JsonValueKind.String)
        || (Bounds.Contains(name) && value?.GetValueKind() == JsonValueKind.Number);

    private static bool Holds(string name, JsonNode condition, IReadOnlyList<JsonNode> values)
    {
        if (condition is JsonArray list)
        {
            var wanted = list.Select(item => item!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
            var texts = values.Select(Text).ToHashSet(StringComparer.Ordinal);
            return name switch
            {
                "eq" => wanted.Overlaps(texts),
                "neq" => !wanted.Overlaps(texts),
                _ => wanted.SetEquals(texts),
            };
        }

        if (name == "prefix")
        {
            return values.Any(value => Text(value).StartsWith(condition.GetValue<string>(), StringComparison.Ordinal));
        }

        var bound = double.Parse(condition.ToJsonString(), CultureInfo.InvariantCulture);
        return values.Select(Number).Any(number => name switch
        {
            "gt" => number > bound,
            "gte" => number >= bound,
            "lt" => number < bound,
            _ => number <= bound,
        });
    }

    private static IEnumerable<JsonNode> Values(JsonNode? node, ReadOnlyMemory<string> path)
    {
        if (node is null)
        {
            return [];
        }

        if (node is JsonArray list)
        {
            return list.SelectMany(item => Values(item, path));
        }

        return path.IsEmpty ? [node] : node is JsonObject members ? Values(members[path.Span[0]], path[1..]) : [];
    }

    private static string Text(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static double? Number(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture),
        JsonValueKind.String when DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, out var time) => time.ToUnixTimeMilliseconds(),
        _ => null,
    };
}
