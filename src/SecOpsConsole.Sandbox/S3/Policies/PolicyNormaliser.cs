using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>
/// What S3 prints back is not what was put: no whitespace, a missing Version is said, a lone statement is a list,
/// one-element lists are scalars, account ids are root ARNs, and principals come in an order of S3's own.
/// </summary>
internal static class PolicyNormaliser
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Normalise(JsonObject policy)
    {
        var result = new JsonObject { ["Version"] = policy["Version"]?.ToString() ?? "2008-10-17" };
        if (policy["Id"] is { } id)
        {
            result["Id"] = id.DeepClone();
        }

        result["Statement"] = new JsonArray([.. PolicyEvaluation.Values(policy["Statement"]).Select(node => Statement(node!.AsObject()))]);
        return result.ToJsonString(Compact);
    }

    private static JsonObject Statement(JsonObject statement)
    {
        var result = new JsonObject();
        foreach (var (name, value) in statement)
        {
            result[name] = name switch
            {
                "Principal" or "NotPrincipal" => Principal(value!),
                "Action" or "NotAction" or "Resource" or "NotResource" => Collapse(value!),
                "Condition" => Condition(value!.AsObject()),
                _ => value?.DeepClone(),
            };
        }

        return result;
    }

    private static JsonNode Principal(JsonNode principal)
    {
        if (principal is not JsonObject map)
        {
            return principal.DeepClone();
        }

        var result = new JsonObject();
        foreach (var (kind, names) in map)
        {
            var resolved = PolicyEvaluation.Texts(names)
                .Select(name => kind == "AWS" && name.Length == 12 && name.All(char.IsAsciiDigit) ? $"arn:aws:iam::{name}:root" : name)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => (JsonNode?)name).ToArray();
            result[kind] = resolved is [var only] ? only : new JsonArray(resolved);
        }

        return result;
    }

    private static JsonObject Condition(JsonObject block)
    {
        var result = new JsonObject();
        foreach (var (operation, keys) in block)
        {
            var entries = new JsonObject();
            foreach (var (key, value) in keys!.AsObject())
            {
                entries[key] = Collapse(value!);
            }

            result[operation] = entries;
        }

        return result;
    }

    /// <summary>Booleans and numbers are printed as text, as condition values always are.</summary>
    private static JsonNode Collapse(JsonNode value)
    {
        var texts = PolicyEvaluation.Texts(value).Distinct(StringComparer.Ordinal).Select(text => (JsonNode)text).ToArray();
        return texts is [var only] ? only : new JsonArray(texts);
    }
}
