using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>The rules for one statement.</summary>
internal static partial class StatementRules
{
    private static readonly string[] Members =
    [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ];

    /// <summary>S3's message for the first rule that the statement breaks, or null.</summary>
    public static string? Fault(JsonObject statement, string bucket, IdentityBook identities)
    {
        if (statement.FirstOrDefault(member => !Members.Contains(member.Key)).Key is { } unknown)
        {
            return "Unknown field " + unknown;
        }

        if (statement["Effect"]?.ToString() is not ("Allow" or "Deny"))
        {
            return statement["Effect"] is { } effect ? "Invalid effect: " + effect : "Missing required field Effect";
        }

        foreach (var name in new[] { "Principal", "Action", "Resource" })
        {
            if ((statement[name] is null) == (statement["Not" + name] is null))
            {
                return statement[name] is null ? "Missing required field " + name : $"Policy has both {name} and Not{name}";
            }
        }

        return PrincipalRules.Fault(statement["Principal"] ?? statement["NotPrincipal"], identities)
            ?? ActionFault(statement["Action"] ?? statement["NotAction"])
            ?? ResourceFault(statement["Resource"] ?? statement["NotResource"], bucket)
            ?? ConditionFault(statement["Condition"])
            ?? ApplicabilityFault(statement);
    }

    /// <summary>Strings only: a string, or a list of at least one.</summary>
    public static IReadOnlyList<string>? Strings(JsonNode? node)
    {
        var values = PolicyEvaluation.Values(node).ToList();
        return values.Count > 0 && values.TrueForAll(value => value?.GetValueKind() == JsonValueKind.String)
            ? values.ConvertAll(value => value!.ToString())
            : null;
    }

    /// <summary>S3 does not check that an action exists, only that it is one of its own.</summary>
    private static string? ActionFault(JsonNode? node) =>
        Strings(node) is { } actions && actions.All(action => action == "*" || action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase))
            ? null
            : "Policy has invalid action";

    private static string? ResourceFault(JsonNode? node, string bucket) =>
        Strings(node) is { } resources && resources.All(resource => IsOf(bucket, resource)) ? null : "Policy has invalid resource";

    private static bool IsOf(string bucket, string resource)
    {
        if (resource == "*")
        {
            return true;
        }

        return Arn().Match(resource) is { Success: true } match && Wildcard.Matches(match.Groups[1].Value, bucket);
    }

    private static string? ConditionFault(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not JsonObject block)
        {
            return "Policy has invalid condition";
        }

        foreach (var (name, keys) in block)
        {
            if (!Operator().IsMatch(name))
            {
                return "Invalid Condition type : " + name;
            }

            if (keys is not JsonObject entries || entries.Any(entry => !Key().IsMatch(entry.Key)))
            {
                return "Policy has an invalid condition key";
            }

            if (entries.Any(entry => PolicyEvaluation.Values(entry.Value).Any(value => value is JsonObject or JsonArray or null)))
            {
                return "Policy has invalid condition value";
            }
        }

        return null;
    }

    /// <summary>Every named action must have a resource of its kind in the statement.</summary>
    private static string? ApplicabilityFault(JsonObject statement)
    {
        if (statement["Action"] is null || statement["Resource"] is null)
        {
            return null;
        }

        var resources = Strings(statement["Resource"])!;
        var onObjects = resources.Any(resource => resource.Contains('/', StringComparison.Ordinal) || resource.EndsWith('*'));
        var onBucket = resources.Any(resource => !resource.Contains('/', StringComparison.Ordinal));
        return Strings(statement["Action"])!.All(action => ActionKinds.Of(action) switch
        {
            ActionKind.Object => onObjects,
            ActionKind.Bucket => onBucket,
            ActionKind.Either => true,
            _ => throw new InvalidOperationException("unknown kind"),
        })
            ? null
            : "Action does not apply to any resource(s) in statement";
    }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:s3:::([^/]+)(/.*)?\z", RegexOptions.Singleline)]
    private static partial Regex Arn();

    [GeneratedRegex(@"\A(ForAllValues:|ForAnyValue:)?(String(Not)?Equals(IgnoreCase)?|String(Not)?Like|Numeric(Not)?Equals|Numeric(LessThan|GreaterThan)(Equals)?|Date(Not)?Equals|Date(LessThan|GreaterThan)(Equals)?|Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like))(IfExists)?\z|\ANull\z")]
    private static partial Regex Operator();

    [GeneratedRegex(@"\A[a-zA-Z0-9-]+:[\w./:${}-]+\z")]
    private static partial Regex Key();
}
