using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Wire;

/// <summary>
/// Reads the members of a JSON 1.1 request and checks them as the service model says. The first thing that is wrong
/// is kept in <see cref="Error"/>, worded as AWS words it; the readers then return null and the caller answers it.
/// </summary>
internal sealed class JsonInput
{
    private readonly JsonObject members;
    private readonly string path;
    private readonly JsonInput root;
    private AwsError? error;

    public JsonInput(JsonObject members)
        : this(members, "", null)
    {
    }

    private JsonInput(JsonObject members, string path, JsonInput? root)
    {
        this.members = members;
        this.path = path;
        this.root = root ?? this;
    }

    public AwsError? Error => root.error;

    public JsonObject Members => members;

    public bool Has(string name) => members[name] is not null;

    public string? Text(string name, int max, int min = 0, Regex? pattern = null)
    {
        if (!TryScalar(name, JsonValueKind.String, out var node))
        {
            return null;
        }

        var text = node.GetValue<string>();
        if (text.Length < min)
        {
            return Fail<string>(name, text, $"Member must have length greater than or equal to {min}");
        }

        if (text.Length > max)
        {
            return Fail<string>(name, text, $"Member must have length less than or equal to {max}");
        }

        return pattern is null || pattern.IsMatch(text)
            ? text
            : Fail<string>(name, text, $"Member must satisfy regular expression pattern: {pattern}");
    }

    public string? RequiredText(string name, int max, int min = 1, Regex? pattern = null)
    {
        Require(name);
        return Text(name, max, min, pattern);
    }

    public string? OneOf(string name, params IReadOnlyList<string> values) =>
        Text(name, int.MaxValue) is not { } text || values.Contains(text)
            ? Text(name, int.MaxValue)
            : Fail<string>(name, text, $"Member must satisfy enum value set: [{string.Join(", ", values)}]");

    public string? RequiredOneOf(string name, params IReadOnlyList<string> values)
    {
        Require(name);
        return OneOf(name, values);
    }

    public int? Whole(string name, int min, int max)
    {
        if (!TryScalar(name, JsonValueKind.Number, out var node))
        {
            return null;
        }

        if (!node.AsValue().TryGetValue<long>(out var number))
        {
            root.error ??= Serialization(name);
            return null;
        }

        if (number < min)
        {
            Fail<string>(name, number.ToString(), $"Member must have value greater than or equal to {min}");
            return null;
        }

        if (number > max)
        {
            Fail<string>(name, number.ToString(), $"Member must have value less than or equal to {max}");
            return null;
        }

        return (int)number;
    }

    public bool? Flag(string name)
    {
        if (members[name] is null || members[name]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return members[name]?.GetValue<bool>();
        }

        root.error ??= Serialization(name);
        return null;
    }

    /// <summary>Seconds since 1970, as JSON 1.1 writes a timestamp.</summary>
    public decimal? EpochSeconds(string name) =>
        TryScalar(name, JsonValueKind.Number, out var node) && node.AsValue().TryGetValue<decimal>(out var seconds)
            && seconds is > -62_000_000_000m and < 253_000_000_000m
            ? seconds
            : Missing(name);

    public JsonInput? Structure(string name)
    {
        if (members[name] is null)
        {
            return null;
        }

        if (members[name] is JsonObject nested)
        {
            return new JsonInput(nested, PathOf(name) + ".", root);
        }

        root.error ??= Serialization(name);
        return null;
    }

    public JsonInput? RequiredStructure(string name)
    {
        Require(name);
        return Structure(name);
    }

    public JsonArray? List(string name, int max)
    {
        switch (members[name])
        {
            case null:
                return null;
            case JsonArray list when list.Count > max:
                Fail<string>(name, $"[{list.Count} members]", $"Member must have length less than or equal to {max}");
                return null;
            case JsonArray list:
                return list;
            default:
                root.error ??= Serialization(name);
                return null;
        }
    }

    public JsonArray? RequiredList(string name, int max)
    {
        Require(name);
        var list = List(name, max);
        return list is { Count: 0 } ? Fail<JsonArray>(name, "[]", "Member must have length greater than or equal to 1") : list;
    }

    /// <summary>A list whose members are structures.</summary>
    public IReadOnlyList<JsonInput> Structures(string name, int max)
    {
        var list = List(name, max);
        if (list is null)
        {
            return [];
        }

        if (list.Any(item => item is not JsonObject))
        {
            root.error ??= Serialization(name);
            return [];
        }

        return [.. list.Select((item, index) => new JsonInput((JsonObject)item!, $"{PathOf(name)}.{index + 1}.member.", root))];
    }

    public void Refuse(AwsError problem) => root.error ??= problem;

    private void Require(string name)
    {
        if (members[name] is null)
        {
            root.error ??= Validation($"1 validation error detected: Value null at '{PathOf(name)}' failed to satisfy constraint: Member must not be null");
        }
    }

    private decimal? Missing(string name)
    {
        if (members[name] is not null)
        {
            root.error ??= Serialization(name);
        }

        return null;
    }

    private bool TryScalar(string name, JsonValueKind kind, out JsonNode node)
    {
        node = members[name]!;
        if (node is null)
        {
            return false;
        }

        if (node.GetValueKind() == kind)
        {
            return true;
        }

        root.error ??= Serialization(name);
        return false;
    }

    private T? Fail<T>(string name, string value, string constraint)
        where T : class
    {
        var shown = value.Length > 64 ? value[..64] : value;
        root.error ??= Validation($"1 validation error detected: Value '{shown}' at '{PathOf(name)}' failed to satisfy constraint: {constraint}");
        return null;
    }

    private string PathOf(string name) => path + (name.Length > 0 ? char.ToLowerInvariant(name[0]) + name[1..] : name);

    private AwsError Serialization(string name) =>
        new(400, "SerializationException", $"The member '{PathOf(name)}' has the wrong JSON type.");

    private static AwsError Validation(string message) => new(400, "ValidationException", message);
}
