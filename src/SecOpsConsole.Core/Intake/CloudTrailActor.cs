using System.Text.Json;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Reads the actor from a CloudTrail record's userIdentity (CloudTrail user guide, "CloudTrail userIdentity element").
/// Every member may be missing.
/// </summary>
internal static class CloudTrailActor
{
    private const string IdentityCenterRole = "AWSReservedSSO_";

    public static Actor Read(JsonElement? record)
    {
        var identity = record.Member("userIdentity");
        var issuer = identity.Path("sessionContext", "sessionIssuer");
        var userAgent = record.TextAt("userAgent");
        var invokedBy = identity.TextAt("invokedBy");
        return new Actor
        {
            Type = identity.TextAt("type"),
            Name = NameOf(identity),
            Arn = identity.TextAt("arn"),
            IssuerArn = issuer.TextAt("arn"),
            AccountId = identity.TextAt("accountId"),
            AccessKeyId = identity.TextAt("accessKeyId"),
            SourceIp = record.TextAt("sourceIPAddress"),
            UserAgent = userAgent,
            Tool = CallingTool.Recognise(userAgent, invokedBy, record.Member("sessionCredentialFromConsole").Flag()),
            Mfa = IsIdentityCenter(identity, issuer) ? null : identity.Path("sessionContext", "attributes", "mfaAuthenticated").Flag(),
        };
    }

    /// <summary>The name after the last slash of <c>arn:aws:sts::…:assumed-role/Role/session</c>; null for another kind of caller.</summary>
    public static string? RoleSessionName(Actor actor)
    {
        if (actor.Arn?.Contains(":assumed-role/", StringComparison.Ordinal) != true)
        {
            return null;
        }

        return actor.Arn[(actor.Arn.LastIndexOf('/') + 1)..] is { Length: > 0 } name ? name : null;
    }

    private static string? NameOf(JsonElement? identity)
    {
        var type = identity.TextAt("type");
        return type switch
        {
            "Root" => "root",
            "AWSService" => identity.TextAt("invokedBy"),
            "IdentityCenterUser" => identity.TextAt("onBehalfOf", "userId"),
            _ => identity.TextAt("userName") ?? LastPart(identity.TextAt("arn")) ?? LastPart(identity.TextAt("principalId"))
                 ?? identity.TextAt("invokedBy") ?? identity.TextAt("accountId"),
        };
    }

    /// <summary>Sessions of people who come through IAM Identity Center say "false" whatever they did: that is unknown.</summary>
    private static bool IsIdentityCenter(JsonElement? identity, JsonElement? issuer)
        => identity.TextAt("type") == "IdentityCenterUser"
           || issuer.TextAt("userName")?.StartsWith(IdentityCenterRole, StringComparison.Ordinal) == true;

    private static string? LastPart(string? text)
        => text?[(text.LastIndexOfAny(['/', ':']) + 1)..] is { Length: > 0 } last ? last : null;
}
