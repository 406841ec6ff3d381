using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SecOpsConsole.Sandbox.Events.Patterns;

/// <summary>Reads the JSON of an event pattern; refuses what EventBridge refuses.</summary>
internal sealed class EventPatternParser
{
    private const double NumericLimit = 5_000_000_000;

    public PatternNode Root(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? Fields(element)
        : throw new EventPatternException("Filter is not an object");

    private PatternNode Fields(JsonElement element)
    {
        var members = new List<KeyValuePair<string, PatternNode>>();
        var alternatives = new List<IReadOnlyList<PatternNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                throw new EventPatternException($"Path `{member.Name}` cannot be allowed multiple times");
            }

            if (member.Name == "$or")
            {
                alternatives.Add(AnyOf(member.Value));
            }
            else
            {
                members.Add(new(member.Name, Member(member.Name, member.Value)));
            }
        }

        return names.Count > 0
            ? new PatternNode.Fields(members, alternatives)
            : throw new EventPatternException("Empty objects are not allowed");
    }

    private List<PatternNode> AnyOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array && element.GetArrayLength() >= 2
        && element.EnumerateArray().All(alternative => alternative.ValueKind == JsonValueKind.Object)
            ? [.. element.EnumerateArray().Select(Fields)]
            : throw new EventPatternException("There must have at least 2 Objects in the \"$or\" array");

    private PatternNode Member(string name, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Fields(element),
        JsonValueKind.Array when element.GetArrayLength() > 0 =>
            new PatternNode.Leaf([.. element.EnumerateArray().Select(Alternative)]),
        JsonValueKind.Array => throw new EventPatternException("Empty arrays are not allowed"),
        _ => throw new EventPatternException($"\"{name}\" must be an object or an array"),
    };

    private ValueMatcher Alternative(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Operator(element),
        JsonValueKind.Array => throw new EventPatternException("Match value must be String, number, true, false, or null"),
        _ => Exact(element),
    };

    private static ValueMatcher.Exact Exact(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new(JsonValueKind.String, element.GetString()!),
        _ => new(element.ValueKind, element.GetRawText()),
    };

    private ValueMatcher Operator(JsonElement element)
    {
        var members = element.EnumerateObject().ToList();
        if (members.Count != 1)
        {
            throw new EventPatternException("Only one key allowed in match expression");
        }

        var value = members[0].Value;
        return members[0].Name switch
        {
            "prefix" => Affix(value, "prefix", (text, ignoreCase) => new ValueMatcher.Prefix(text, ignoreCase)),
            "suffix" => Affix(value, "suffix", (text, ignoreCase) => new ValueMatcher.Suffix(text, ignoreCase)),
            "equals-ignore-case" => new ValueMatcher.EqualsIgnoreCase(Text(value, "equals-ignore-case")),
            "wildcard" => WildcardOf(value),
            "anything-but" => new ValueMatcher.AnythingBut(Excluded(value)),
            "numeric" => Numeric(value),
            "exists" => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? new ValueMatcher.Exists(value.GetBoolean())
                : throw new EventPatternException("exists match pattern must be either true or false."),
            "cidr" => Cidr(Text(value, "cidr")),
            var name => throw new EventPatternException($"Unrecognized match type {name}"),
        };
    }

    /// <summary>Bits after the prefix are cleared, not refused: 10.1.2.99/24 is 10.1.2.0/24.</summary>
    private static ValueMatcher.Cidr Cidr(string text)
    {
        if (text.Split('/') is not [var address, var prefix]
            || !IPAddress.TryParse(address, out var parsed)
            || !int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            || bits > parsed.GetAddressBytes().Length * 8)
        {
            throw new EventPatternException("Malformed CIDR, one '/' required");
        }

        var bytes = parsed.GetAddressBytes();
        for (var bit = bits; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new(new IPNetwork(new IPAddress(bytes), bits));
    }

    private static ValueMatcher Affix(JsonElement value, string name, Func<string, bool, ValueMatcher> create)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return create(Text(value, name), false);
        }

        var members = value.EnumerateObject().ToList();
        return members is [{ Name: "equals-ignore-case" }]
            ? create(Text(members[0].Value, name), true)
            : throw new EventPatternException($"Unsupported anything-but pattern inside {name}");
    }

    private static ValueMatcher.Wildcard WildcardOf(JsonElement value) =>
        WildcardText.Parse(Text(value, "wildcard"), out var reason) is { } text
            ? new(text)
            : throw new EventPatternException(reason!);

    private List<ValueMatcher> Excluded(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() > 0 => [.. value.EnumerateArray().Select(ExcludedScalar)],
        JsonValueKind.Array => throw new EventPatternException("Empty arrays are not allowed"),
        JsonValueKind.Object => ExcludedOperator(value),
        _ => [ExcludedScalar(value)],
    };

    private static ValueMatcher ExcludedScalar(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        ? Exact(value)
        : throw new EventPatternException("Inside anything but list, start|null|boolean is not supported.");

    private List<ValueMatcher> ExcludedOperator(JsonElement value)
    {
        var members = value.EnumerateObject().ToList();
        if (members is not [{ Name: "prefix" or "suffix" or "equals-ignore-case" or "wildcard" } only])
        {
            throw new EventPatternException("Unsupported anything-but pattern");
        }

        var texts = only.Value.ValueKind == JsonValueKind.Array ? only.Value.EnumerateArray().ToList() : [only.Value];
        return texts.Count == 0
            ? throw new EventPatternException("Empty arrays are not allowed")
            : [.. texts.Select(text => ExcludedBy(only.Name, text))];
    }

    private static ValueMatcher ExcludedBy(string name, JsonElement text) => name switch
    {
        "prefix" => new ValueMatcher.Prefix(NotEmpty(text, name), IgnoreCase: false),
        "suffix" => new ValueMatcher.Suffix(NotEmpty(text, name), IgnoreCase: false),
        "equals-ignore-case" => new ValueMatcher.EqualsIgnoreCase(Text(text, name)),
        _ => WildcardOf(text),
    };

    private static ValueMatcher.Numeric Numeric(JsonElement value)
    {
        var parts = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [];
        if (parts.Count is not (2 or 4))
        {
            throw new EventPatternException("Value of numeric must be an array of one or two comparisons");
        }

        var bounds = parts.Chunk(2).Select(pair => Bound(pair[0], pair[1])).ToList();
        return bounds.Count == 2 && !(bounds[0].Comparison.StartsWith('>') && bounds[1].Comparison.StartsWith('<'))
            ? throw new EventPatternException("Bad numeric range operator")
            : new(bounds);
    }

    private static NumericBound Bound(JsonElement comparison, JsonElement limit)
    {
        if (comparison.ValueKind != JsonValueKind.String || comparison.GetString() is not ("=" or "<" or "<=" or ">" or ">="))
        {
            throw new EventPatternException("Unrecognized numeric range operator");
        }

        return limit.ValueKind == JsonValueKind.Number
            && double.TryParse(limit.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= NumericLimit
                ? new(comparison.GetString()!, number)
                : throw new EventPatternException("Value must be between -5000000000 and 5000000000, inclusive");
    }

    private static string NotEmpty(JsonElement value, string name) =>
        Text(value, name) is { Length: > 0 } text ? text : throw new EventPatternException($"Null {name} not allowed");

    private static string Text(JsonElement value, string name) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new EventPatternException($"{name} match pattern must be a string");
}
