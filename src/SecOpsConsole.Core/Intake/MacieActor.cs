using System.Text.Json;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Reads the actor of a Macie policy finding (Macie API, FindingActor): one member of userIdentity is set, named by its type;
/// mfaAuthenticated is a boolean here and a string in CloudTrail.
/// </summary>
internal static class MacieActor
{
    private static readonly string[] Kinds = ["assumedRole", "iamUser", "root", "federatedUser", "awsAccount", "awsService"];

    public static Actor Read(JsonElement? finding)
    {
        var actor = finding.Path("policyDetails", "actor");
        var identity = actor.Path("userIdentity");
        var who = Kinds.Select(kind => identity.Path(kind)).FirstOrDefault(member => member is not null);
        var session = who.Path("sessionContext");
        return new Actor
        {
            Type = identity.TextAt("type"),
            Name = who.TextAt("userName") ?? LastPart(who.TextAt("arn")) ?? who.TextAt("invokedBy") ?? who.TextAt("accountId"),
            Arn = who.TextAt("arn"),
            IssuerArn = session.TextAt("sessionIssuer", "arn"),
            AccountId = who.TextAt("accountId"),
            AccessKeyId = who.TextAt("accessKeyId"),
            SourceIp = actor.TextAt("ipAddressDetails", "ipAddressV4"),
            Mfa = session.Path("attributes", "mfaAuthenticated").Flag(),
        };
    }

    private static string? LastPart(string? arn)
        => arn?[(arn.LastIndexOfAny(['/', ':']) + 1)..] is { Length: > 0 } last ? last : null;
}
