using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>
/// What a caller's own policies say: the inline ones of its user or role, and the fixed list that its identity was planted with
/// (an identity without a list may do everything in its account). Asked on each request, so a session that is under way is
/// hit by a deny on its role. Root has no policies.
/// </summary>
internal static class IdentityPolicies
{
    public static bool Denies(SandboxWorld world, AccessQuestion question) => Documents(world, question.Caller)
        .Any(policy => PolicyEvaluation.AnswerIdentity(policy, question) == PolicyAnswer.Denies);

    public static bool Allows(SandboxWorld world, AccessQuestion question) =>
        question.Caller.AllowedActions is not { } allowed
        || allowed.Any(pattern => Wildcard.Matches(pattern, question.Action, ignoreCase: true))
        || Documents(world, question.Caller).Any(policy => PolicyEvaluation.AnswerIdentity(policy, question) == PolicyAnswer.AllowsCaller);

    private static IEnumerable<JsonObject> Documents(SandboxWorld world, Caller caller) =>
        caller.Type is CallerType.IAMUser or CallerType.AssumedRole
            ? world.Iam.Find(caller.RoleArn ?? caller.Arn).Documents.Values.Select(document => JsonNode.Parse(document)!.AsObject())
            : [];
}
