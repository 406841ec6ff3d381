using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>Whether S3 calls a policy public.</summary>
internal static class PublicPolicy
{
    public static bool IsPublic(string policy, BucketRecord bucket)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        return PolicyEvaluation.Values(JsonNode.Parse(policy)?["Statement"]).OfType<JsonObject>().Any(statement =>
            (string?)statement["Effect"] == "Allow"
            && (statement["NotPrincipal"] is not null
                || statement["Principal"] is JsonValue
                || PolicyEvaluation.Texts(statement["Principal"]?["AWS"]).Contains("*"))
            && statement["Condition"] is null);
    }
}
