using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.CloudTrail;

/// <summary>The userIdentity element by kind of caller. mfaAuthenticated is a string here, a boolean in Macie's findings.</summary>
internal static class UserIdentity
{
    public static JsonObject Write(Caller caller) => caller.Type switch
    {
        CallerType.Root => Principal(caller, "Root"),
        CallerType.IAMUser => Principal(caller, "IAMUser").WithOptional("userName", caller.UserName),
        CallerType.AssumedRole => Session(caller),
        CallerType.Anonymous => new JsonObject { ["type"] = "AWSAccount", ["principalId"] = "", ["accountId"] = "anonymous" },
        _ => throw new ArgumentOutOfRangeException(nameof(caller)),
    };

    private static JsonObject Principal(Caller caller, string type) => new()
    {
        ["type"] = type,
        ["principalId"] = caller.PrincipalId,
        ["arn"] = caller.Arn,
        ["accountId"] = caller.AccountId,
        ["accessKeyId"] = caller.AccessKeyId,
    };

    private static JsonObject Session(Caller caller)
    {
        var identity = Principal(caller, "AssumedRole");
        var context = new JsonObject
        {
            ["sessionIssuer"] = new JsonObject
            {
                ["type"] = "Role",
                ["principalId"] = caller.RoleId,
                ["arn"] = caller.RoleArn,
                ["accountId"] = caller.AccountId,
                ["userName"] = caller.RoleName,
            },
            ["attributes"] = new JsonObject
            {
                ["creationDate"] = JsonTime.IsoSeconds(caller.SessionCreatedUtc ?? DateTime.UnixEpoch),
                ["mfaAuthenticated"] = "false",
            },
        };
        identity["sessionContext"] = context.WithOptional("sourceIdentity", caller.SourceIdentity);
        return identity;
    }
}
