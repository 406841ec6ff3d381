using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.S3.Policies;

/// <summary>
/// Who can be named in a policy. S3 resolves principals when it takes the policy: one that was deleted, the unique id
/// it left behind, and a wildcard inside an ARN are all refused. Principals of accounts are taken on trust unless they
/// were deleted in this sandbox.
/// </summary>
internal static partial class PrincipalRules
{
    private const string Invalid = "Invalid principal in policy";

    public static string? Fault(JsonNode? principal, IdentityBook identities)
    {
        if (principal is JsonValue value)
        {
            return value.ToString() == "*" ? null : Invalid;
        }

        if (principal is not JsonObject { Count: > 0 } map)
        {
            return Invalid;
        }

        foreach (var (kind, node) in map)
        {
            var isValid = StatementRules.Strings(node) is { } names && names.All(name => kind switch
            {
                "AWS" => name == "*" || (Aws().IsMatch(name) && !identities.IsDeleted(name)),
                "Service" => Service().IsMatch(name),
                "CanonicalUser" => Canonical().IsMatch(name),
                "Federated" => name.Length is > 0 and <= 2048,
                _ => false,
            });
            if (!isValid)
            {
                return Invalid;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A(\d{12}|arn:aws[a-z-]*:iam::\d{12}:(root|(user|role)/[\w+=,.@/-]+)|arn:aws[a-z-]*:sts::\d{12}:(assumed-role/[\w+=,.@-]+/[\w+=,.@-]+|federated-user/[\w+=,.@-]+)|arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E[A-Z0-9]+)\z")]
    private static partial Regex Aws();

    [GeneratedRegex(@"\A[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?\z")]
    private static partial Regex Service();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Canonical();
}
