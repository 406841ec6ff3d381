using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>
/// Which documents S3 takes as a bucket policy, with S3's messages. Stricter than the IAM grammar in what must be
/// there, and as lax as S3 in what it does not check (whether an action exists).
/// </summary>
internal static class PolicyRules
{
    public const int MaxBytes = 20 * 1024;

    private static readonly string[] TopLevel = ["Version", "Id", "Statement"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    public static PolicyOutcome Accept(byte[] body, string bucket, IdentityBook identities)
    {
        if (body.Length > MaxBytes)
        {
            return Refuse("Policy exceeds the maximum allowed document size.");
        }

        JsonObject? policy;
        try
        {
            policy = JsonNode.Parse(body, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            policy = null;
        }

        if (policy is null)
        {
            return Refuse("Policies must be valid JSON and the first byte must be '{'");
        }

        return Fault(policy, bucket, identities) is { } fault
            ? Refuse(fault)
            : new PolicyOutcome(null, PolicyNormaliser.Normalise(policy));
    }

    private static PolicyOutcome Refuse(string message) => new(S3Errors.MalformedPolicy(message), null);

    private static string? Fault(JsonObject policy, string bucket, IdentityBook identities)
    {
        if (policy.FirstOrDefault(member => !TopLevel.Contains(member.Key)).Key is { } unknown)
        {
            return "Unknown field " + unknown;
        }

        if (policy["Version"] is { } version && version.ToString() is not ("2012-10-17" or "2008-10-17"))
        {
            return "The policy must contain a valid version string";
        }

        var statements = policy["Statement"] is JsonObject or JsonArray ? PolicyEvaluation.Values(policy["Statement"]).ToList() : [];
        if (statements.Count == 0)
        {
            return "Missing required field Statement";
        }

        return statements
            .Select(node => node is JsonObject statement ? StatementRules.Fault(statement, bucket, identities) : "Policy has invalid statement")
            .FirstOrDefault(fault => fault is not null) ?? RepeatedSid(statements);
    }

    private static string? RepeatedSid(IEnumerable<JsonNode?> statements) => statements
        .Select(statement => statement?["Sid"]?.ToString())
        .Where(sid => !string.IsNullOrEmpty(sid))
        .GroupBy(sid => sid, StringComparer.Ordinal)
        .Any(group => group.Count() > 1)
            ? "Statement IDs (SID) in a single policy must be unique."
            : null;
}
