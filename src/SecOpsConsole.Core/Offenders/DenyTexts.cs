using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// The deny as text, for those on whom the console cannot put a policy itself. Built as JSON, so that no name can break out of it.
/// Keys: IAM user guide, "AWS global condition context keys"; Identity Center user guide, "Using predefined attributes".
/// </summary>
internal static class DenyTexts
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<DenyToCopy> For(Principal principal) => principal.Class switch
    {
        PrincipalClass.Root => [new("A service control policy for the account (it does not bind the management account)",
            Policy("ArnEquals", "aws:PrincipalArn", principal.Arn))],
        PrincipalClass.IdentityCenter => OfIdentityCenter(principal),
        PrincipalClass.Other => [new("A service control policy for the account", Policy("StringEquals", "aws:PrincipalArn", principal.Arn))],
        PrincipalClass.User or PrincipalClass.Role => [new("An inline policy or a service control policy for the account",
            Policy("ArnEquals", "aws:PrincipalArn", principal.Arn))],
    };

    /// <summary>The session name after the colon is set by Identity Center itself, so it is the person.</summary>
    private static IReadOnlyList<DenyToCopy> OfIdentityCenter(Principal principal) =>
    [
        new("A service control policy for the account: this person only, whatever the permission set",
            Policy("StringLike", "aws:userid", "*:" + principal.Arn[(principal.Arn.LastIndexOf('/') + 1)..], "ArnLike", "aws:PrincipalArn", $"arn:*:iam::{principal.AccountId}:role/aws-reserved/sso.amazonaws.com/*")),
        new("The permission set's inline policy: put in the person's user id (aws identitystore get-user-id), so that the others go on working",
            Policy("StringEquals", "identitystore:UserId", "USER-ID-OF-" + principal.Name)),
    ];

    /// <summary>The narrow deny with conditions, given as operator, key and value one after the other.</summary>
    private static string Policy(params string[] conditions)
    {
        var policy = JsonNode.Parse(Quarantine.Text(QuarantineChoice.S3Exposure))!.AsObject();
        var block = new JsonObject();
        for (var i = 0; i < conditions.Length; i += 3)
        {
            block[conditions[i]] = new JsonObject { [conditions[i + 1]] = conditions[i + 2] };
        }
        policy["Statement"]![0]!["Condition"] = block;
        return policy.ToJsonString(Json);
    }
}
