using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>policyDetails.actor: who made the change, in the member of its kind; the others are null. mfaAuthenticated is a boolean here.</summary>
internal static class ActorDocument
{
    private static readonly string[] Kinds = ["iamUser", "assumedRole", "root", "federatedUser", "awsAccount", "awsService"];

    public static JsonObject Of(Caller caller, string sourceIp)
    {
        var (type, kind, identity) = Identity(caller);
        var user = new JsonObject { ["type"] = type };
        foreach (var name in Kinds)
        {
            user[name] = name == kind ? identity : null;
        }

        return new JsonObject
        {
            ["userIdentity"] = user,
            ["ipAddressDetails"] = new JsonObject
            {
                ["ipAddressV4"] = sourceIp,
                ["ipOwner"] = new JsonObject { ["asn"] = "64500", ["asnOrg"] = "EXAMPLE-AS", ["isp"] = "Example ISP", ["org"] = "Example Org" },
                ["ipCountry"] = new JsonObject { ["code"] = "IE", ["name"] = "Ireland" },
                ["ipCity"] = new JsonObject { ["name"] = "Dublin" },
                ["ipGeoLocation"] = new JsonObject { ["lat"] = 53.3331, ["lon"] = -6.2489 },
            },
            ["domainDetails"] = null,
        };
    }

    private static (string Type, string Kind, JsonObject Identity) Identity(Caller caller) => caller.Type switch
    {
        CallerType.Root => ("Root", "root", Principal(caller)),
        CallerType.IAMUser => ("IAMUser", "iamUser", Principal(caller).WithOptional("userName", caller.UserName)),
        CallerType.AssumedRole => ("AssumedRole", "assumedRole", Session(caller)),
        CallerType.Anonymous => ("AWSAccount", "awsAccount", new JsonObject { ["accountId"] = "anonymous", ["principalId"] = "" }),
        _ => throw new ArgumentOutOfRangeException(nameof(caller)),
    };

    private static JsonObject Principal(Caller caller) => new()
    {
        ["accountId"] = caller.AccountId,
        ["arn"] = caller.Arn,
        ["principalId"] = caller.PrincipalId,
    };

    private static JsonObject Session(Caller caller)
    {
        var identity = Principal(caller);
        identity["accessKeyId"] = caller.AccessKeyId;
        identity["sessionContext"] = new JsonObject
        {
            ["attributes"] = new JsonObject
            {
                ["creationDate"] = JsonTime.IsoMilliseconds(caller.SessionCreatedUtc ?? DateTime.UnixEpoch),
                ["mfaAuthenticated"] = false,
            },
            ["sessionIssuer"] = new JsonObject
            {
                ["type"] = "Role",
                ["principalId"] = caller.RoleId,
                ["arn"] = caller.RoleArn,
                ["accountId"] = caller.AccountId,
                ["userName"] = caller.RoleName,
            },
        };
        return identity;
    }
}
