using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.S3.Access;
using SecOpsConsole.Sandbox.S3.Policies;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>Which documents IAM takes as an inline policy of a user or role, with its messages (IAM user guide, "Grammar").</summary>
internal static partial class IamDocuments
{
    private static readonly string[] TopLevel = ["Version", "Id", "Statement"];
    private static readonly string[] Members = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <summary>IAM's message for the first rule that the document breaks, or null.</summary>
    public static string? Fault(string document)
    {
        JsonObject? policy;
        try
        {
            policy = JsonNode.Parse(document, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return "Syntax errors in policy.";
        }

        if (policy is null || policy.Any(member => !TopLevel.Contains(member.Key))
            || policy["Version"]?.ToString() is not (null or "2012-10-17" or "2008-10-17"))
        {
            return "Syntax errors in policy.";
        }

        var statements = PolicyEvaluation.Values(policy["Statement"]).ToList();
        return statements.Count == 0 ? "Syntax errors in policy." : statements.Select(Statement).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What counts against the quota: everything but white space.</summary>
    public static int Characters(string document) => document.Count(character => !char.IsWhiteSpace(character));

    private static string? Statement(JsonNode? node)
    {
        if (node is not JsonObject statement)
        {
            return "Syntax errors in policy.";
        }

        if (statement["Principal"] is not null || statement["NotPrincipal"] is not null)
        {
            return "Policy document should not specify a principal.";
        }

        var isWhole = statement["Effect"]?.ToString() is "Allow" or "Deny"
            && statement.All(member => Members.Contains(member.Key))
            && (statement["Action"] is null) != (statement["NotAction"] is null)
            && (statement["Resource"] is null) != (statement["NotResource"] is null)
            && statement["Condition"] is null or JsonObject;
        if (!isWhole)
        {
            return "Syntax errors in policy.";
        }

        if (StatementRules.Strings(statement["Action"] ?? statement["NotAction"])?.All(action => action == "*" || Action().IsMatch(action)) != true)
        {
            return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
        }

        return StatementRules.Strings(statement["Resource"] ?? statement["NotResource"]) is { } resources
            ? resources.Where(resource => resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal))
                .Select(resource => $"Resource {resource} must be in ARN format or \"*\".").FirstOrDefault()
            : "Syntax errors in policy.";
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+\z")]
    private static partial Regex Action();
}
