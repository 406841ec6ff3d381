using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>PutTargets, ListTargetsByRule, RemoveTargets. Only API destinations are accepted: nothing else would be delivered.</summary>
internal sealed class TargetOperations(EventRegistry registry, RuleOperations rules)
{
    private const int MaximumPerRule = 5;

    public AwsResponse Put(AwsRequest request, JsonInput input)
    {
        var targets = input.RequiredList("Targets", 100) is null ? [] : input.Structures("Targets", 100);
        foreach (var target in targets)
        {
            CheckShape(target);
        }

        if (!rules.TryFind(request, input, "Rule", out var rule, out var refused))
        {
            return refused;
        }

        var kept = rule.Targets.ToDictionary(target => target.Id, StringComparer.Ordinal);
        var failed = new JsonArray();
        foreach (var target in targets)
        {
            var id = target.Members["Id"]!.GetValue<string>();
            if (Refusal(rule, target, kept) is { } refusal)
            {
                failed.Add(new JsonObject { ["TargetId"] = id, ["ErrorCode"] = refusal.Code, ["ErrorMessage"] = refusal.Message });
                continue;
            }

            kept[id] = new EventTarget(id, target.Members["Arn"]!.GetValue<string>(), target.Members.DeepClone().AsObject());
        }

        Save(rule, kept.Values);
        return AwsResponse.Json(new JsonObject { ["FailedEntryCount"] = failed.Count, ["FailedEntries"] = failed });
    }

    public AwsResponse List(AwsRequest request, JsonInput input)
    {
        if (!rules.TryFind(request, input, "Rule", out var rule, out var refused))
        {
            return refused;
        }

        var (items, next) = NamePage.Of(rule.Targets, target => target.Id, input);
        return input.Error is { } error
            ? error
            : AwsResponse.Json(new JsonObject
            {
                ["Targets"] = new JsonArray([.. items.Select(target => target.Definition.DeepClone())]),
            }.WithNext(next));
    }

    public AwsResponse Remove(AwsRequest request, JsonInput input)
    {
        var ids = input.RequiredList("Ids", 100);
        if (!rules.TryFind(request, input, "Rule", out var rule, out var refused))
        {
            return refused;
        }

        var removed = ids!.Select(id => id?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
        var failed = removed
            .Where(id => rule.Targets.All(target => target.Id != id))
            .Select(id => new JsonObject
            {
                ["TargetId"] = id,
                ["ErrorCode"] = "ResourceNotFoundException",
                ["ErrorMessage"] = $"Target {id} does not exist on rule {rule.Name}.",
            })
            .ToArray<JsonNode?>();
        Save(rule, rule.Targets.Where(target => !removed.Contains(target.Id)));
        return AwsResponse.Json(new JsonObject { ["FailedEntryCount"] = failed.Length, ["FailedEntries"] = new JsonArray(failed) });
    }

    private void Save(EventRule rule, IEnumerable<EventTarget> targets) =>
        registry.Rules.Set(EventRegistry.Key(rule.AccountId, rule.Region, rule.Name), rule with { Targets = [.. targets] });

    private static void CheckShape(JsonInput target)
    {
        target.RequiredText("Id", 64, 1, EventBridgeNames.NamePattern());
        target.RequiredText("Arn", 1600);
        target.Text("RoleArn", 1600, 1);
        target.Text("Input", 8192);
        target.Text("InputPath", 256);
        if (target.Structure("InputTransformer") is { } transformer)
        {
            transformer.RequiredText("InputTemplate", 8192);
            transformer.Structure("InputPathsMap");
        }

        if (target.Structure("HttpParameters") is { } http)
        {
            http.List("PathParameterValues", 10);
            CheckTexts(http.Structure("HeaderParameters"));
            CheckTexts(http.Structure("QueryStringParameters"));
        }

        target.Structure("DeadLetterConfig")?.Text("Arn", 1600, 1);
        if (target.Structure("RetryPolicy") is { } retry)
        {
            retry.Whole("MaximumRetryAttempts", 0, 185);
            retry.Whole("MaximumEventAgeInSeconds", 60, 86_400);
        }
    }

    /// <summary>A line break in a header would be a second header.</summary>
    private static void CheckTexts(JsonInput? map)
    {
        foreach (var name in map?.Members.Select(member => member.Key) ?? [])
        {
            if (map!.Text(name, 512) is { } text && (text + name).Any(char.IsControl))
            {
                map.Refuse(EventBridgeErrors.Invalid("HttpParameters must not contain control characters."));
            }
        }
    }

    private AwsError? Refusal(EventRule rule, JsonInput target, Dictionary<string, EventTarget> kept)
    {
        var arn = target.Members["Arn"]!.GetValue<string>();
        var id = target.Members["Id"]!.GetValue<string>();
        var inputs = new[] { "Input", "InputPath", "InputTransformer" }.Count(target.Has);
        return arn switch
        {
            _ when inputs > 1 => EventBridgeErrors.Invalid($"Only one of Input, InputPath, or InputTransformer must be provided for target {id}."),
            _ when !kept.ContainsKey(id) && kept.Count >= MaximumPerRule =>
                EventBridgeErrors.Limit("The requested resource exceeds the maximum number allowed."),
            _ when !arn.Contains(":api-destination/", StringComparison.Ordinal) =>
                EventBridgeErrors.Invalid($"This sandbox delivers to API destinations only; {arn} was not stored."),
            _ when !target.Has("RoleArn") => EventBridgeErrors.Invalid($"RoleArn is required for target {arn}."),
            _ when registry.DestinationByArn(arn)?.AccountId != rule.AccountId => EventBridgeErrors.Missing("ApiDestination", arn),
            _ => null,
        };
    }
}
