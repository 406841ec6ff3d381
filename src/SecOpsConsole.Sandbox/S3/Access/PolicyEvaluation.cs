using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Buckets;

namespace SecOpsConsole.Sandbox.S3.Access;

/// <summary>
/// A small evaluation of accepted bucket policies (IAM user guide, "Policy evaluation logic"). What it cannot evaluate
/// fails closed: such an Allow does not apply, such a Deny does.
/// </summary>
internal static class PolicyEvaluation
{
    public static PolicyAnswer Answer(JsonObject policy, AccessQuestion question)
    {
        var answer = PolicyAnswer.Silent;
        foreach (var statement in Values(policy["Statement"]).OfType<JsonObject>())
        {
            var denies = (string?)statement["Effect"] == "Deny";
            var match = Principal(statement, question.Caller);
            if (match == PolicyAnswer.Silent || !Acts(statement, question) || !On(statement, question)
                || !Conditions.Hold(statement["Condition"] as JsonObject, question.Context, ifUnknown: denies))
            {
                continue;
            }

            if (denies)
            {
                return PolicyAnswer.Denies;
            }

            answer = match > answer ? match : answer;
        }

        return answer;
    }

    /// <summary>What an identity policy says: it has no principals, it is its caller's. Allowed is <see cref="PolicyAnswer.AllowsCaller"/>.</summary>
    public static PolicyAnswer AnswerIdentity(JsonObject policy, AccessQuestion question)
    {
        var applying = Values(policy["Statement"]).OfType<JsonObject>().Where(statement => Acts(statement, question) && On(statement, question)
            && Conditions.Hold(statement["Condition"] as JsonObject, question.Context, ifUnknown: (string?)statement["Effect"] == "Deny")).ToList();
        return applying.Exists(statement => (string?)statement["Effect"] == "Deny") ? PolicyAnswer.Denies
            : applying.Count > 0 ? PolicyAnswer.AllowsCaller
            : PolicyAnswer.Silent;
    }

    /// <summary>The elements of a list, or the one value. Not a JsonArray of it: that would take the node from its parent.</summary>
    public static IEnumerable<JsonNode?> Values(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array,
        _ => Enumerable.Repeat<JsonNode?>(node, 1),
    };

    public static IEnumerable<string> Texts(JsonNode? node) => Values(node).Select(value => value?.ToString() ?? "");

    private static PolicyAnswer Principal(JsonObject statement, Caller caller) => statement["NotPrincipal"] is { } excluded
        ? Match(excluded, caller) == PolicyAnswer.Silent ? PolicyAnswer.AllowsCaller : PolicyAnswer.Silent
        : Match(statement["Principal"], caller);

    private static PolicyAnswer Match(JsonNode? principal, Caller caller)
    {
        if (principal is JsonValue text)
        {
            return text.ToString() == "*" ? PolicyAnswer.AllowsCaller : PolicyAnswer.Silent;
        }

        var best = PolicyAnswer.Silent;
        foreach (var named in Texts(principal?["AWS"]))
        {
            var match = MatchAws(named, caller);
            best = match > best ? match : best;
        }

        return best == PolicyAnswer.Silent && Texts(principal?["CanonicalUser"]).Contains(BucketAcl.CanonicalId(caller.AccountId))
            ? PolicyAnswer.AllowsAccount
            : best;
    }

    private static PolicyAnswer MatchAws(string named, Caller caller)
    {
        if (named == "*")
        {
            return PolicyAnswer.AllowsCaller;
        }

        if (caller.Type == CallerType.Anonymous)
        {
            return PolicyAnswer.Silent;
        }

        if (named == caller.Arn || named == caller.RoleArn)
        {
            return PolicyAnswer.AllowsCaller;
        }

        return named == caller.AccountId || named == $"arn:aws:iam::{caller.AccountId}:root"
            ? PolicyAnswer.AllowsAccount
            : PolicyAnswer.Silent;
    }

    private static bool Acts(JsonObject statement, AccessQuestion question) => statement["NotAction"] is { } not
        ? !Texts(not).Any(pattern => Wildcard.Matches(pattern, question.Action, ignoreCase: true))
        : Texts(statement["Action"]).Any(pattern => Wildcard.Matches(pattern, question.Action, ignoreCase: true));

    private static bool On(JsonObject statement, AccessQuestion question) => statement["NotResource"] is { } not
        ? !Texts(not).Any(pattern => Covers(pattern, question))
        : Texts(statement["Resource"]).Any(pattern => Covers(pattern, question));

    private static bool Covers(string pattern, AccessQuestion question) =>
        Conditions.Substitute(pattern, question.Context) is { } known && Wildcard.Matches(known, question.Resource);
}
