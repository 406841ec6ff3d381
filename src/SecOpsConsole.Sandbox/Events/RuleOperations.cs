using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Events.Patterns;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>PutRule, DescribeRule, ListRules, DeleteRule, EnableRule, DisableRule. Schedules are refused, not ignored.</summary>
internal sealed class RuleOperations(EventRegistry registry)
{
    private const int MaximumPerBus = 300;

    /// <summary>"Event pattern size: 2,048 characters" (EventBridge quotas); the model itself allows 4,096.</summary>
    private const int LargestPattern = 2048;

    public AwsResponse Put(AwsRequest request, JsonInput input)
    {
        var name = EventBridgeNames.Name(input);
        var pattern = input.Text("EventPattern", 4096);
        var schedule = input.Text("ScheduleExpression", 256);
        var state = input.OneOf("State", EventRule.Enabled, EventRule.Disabled, EventRule.EnabledWithReads);
        var description = input.Text("Description", 512);
        var roleArn = input.Text("RoleArn", 1600, 1);
        EventBridgeNames.IsDefaultBus(input);
        CheckTrigger(input, pattern, schedule);
        if (input.Error is { } error)
        {
            return error;
        }

        var key = EventRegistry.Key(request.Caller.AccountId, request.Region, name!);
        var before = registry.Rules.Find(key);
        if (before is null && registry.RulesOf(request.Caller.AccountId, request.Region).Count() >= MaximumPerBus)
        {
            return EventBridgeErrors.Limit("The requested resource exceeds the maximum number allowed.");
        }

        // "If you are updating an existing rule, the rule is replaced with what you specify": omitted members
        // do not keep their old values, the targets do.
        var rule = new EventRule
        {
            AccountId = request.Caller.AccountId,
            Region = request.Region,
            Name = name!,
            EventPattern = pattern!,
            State = state ?? EventRule.Enabled,
            Description = description,
            RoleArn = roleArn,
            Targets = before?.Targets ?? [],
        };
        registry.Rules.Set(key, rule);
        return AwsResponse.Json(new JsonObject { ["RuleArn"] = rule.Arn });
    }

    public AwsResponse Describe(AwsRequest request, JsonInput input) =>
        TryFind(request, input, "Name", out var rule, out var refused)
            ? AwsResponse.Json(Listed(rule).WithOptional("CreatedBy", rule.AccountId))
            : refused;

    public AwsResponse List(AwsRequest request, JsonInput input)
    {
        var prefix = input.Text("NamePrefix", 64, 1, EventBridgeNames.NamePattern());
        EventBridgeNames.IsDefaultBus(input);
        var matching = registry.RulesOf(request.Caller.AccountId, request.Region)
            .Where(rule => rule.Name.StartsWith(prefix ?? "", StringComparison.Ordinal));
        var (items, next) = NamePage.Of(matching, rule => rule.Name, input);
        return input.Error is { } error
            ? error
            : AwsResponse.Json(new JsonObject { ["Rules"] = new JsonArray([.. items.Select(Listed)]) }.WithNext(next));
    }

    /// <summary>Deleting a rule that is not there succeeds; one that still has targets does not go.</summary>
    public AwsResponse Delete(AwsRequest request, JsonInput input)
    {
        var name = EventBridgeNames.Name(input);
        EventBridgeNames.IsDefaultBus(input);
        input.Flag("Force");
        if (input.Error is { } error)
        {
            return error;
        }

        var key = EventRegistry.Key(request.Caller.AccountId, request.Region, name!);
        if (registry.Rules.Find(key) is { Targets.Count: > 0 })
        {
            return EventBridgeErrors.Invalid("Rule can't be deleted since it has targets.");
        }

        registry.Rules.Remove(key);
        return AwsResponse.Json(new JsonObject());
    }

    public AwsResponse SetState(AwsRequest request, JsonInput input, string state)
    {
        if (!TryFind(request, input, "Name", out var rule, out var refused))
        {
            return refused;
        }

        registry.Rules.Set(EventRegistry.Key(rule.AccountId, rule.Region, rule.Name), rule with { State = state });
        return AwsResponse.Json(new JsonObject());
    }

    public bool TryFind(AwsRequest request, JsonInput input, string member, out EventRule rule, out AwsResponse refused)
    {
        var name = EventBridgeNames.Name(input, member);
        EventBridgeNames.IsDefaultBus(input);
        var found = input.Error is null ? registry.Rules.Find(EventRegistry.Key(request.Caller.AccountId, request.Region, name!)) : null;
        rule = found!;
        refused = input.Error ?? EventBridgeErrors.NoRule(name ?? "");
        return found is not null;
    }

    private static void CheckTrigger(JsonInput input, string? pattern, string? schedule)
    {
        if (schedule is not null)
        {
            input.Refuse(EventBridgeErrors.Invalid(
                "Parameter ScheduleExpression is not valid. Reason: this sandbox runs no schedules. Nothing was stored; give an EventPattern."));
        }
        else if (pattern is null)
        {
            input.Refuse(EventBridgeErrors.Invalid("Parameter(s) EventPattern or ScheduleExpression must be specified."));
        }
        else if (pattern.Length > LargestPattern)
        {
            input.Refuse(EventBridgeErrors.Limit($"The event pattern is longer than {LargestPattern} characters."));
        }
        else if (Patterns.EventPattern.Parse(pattern, out var reason) is null)
        {
            input.Refuse(EventBridgeErrors.InvalidPattern(reason!));
        }
    }

    private static JsonObject Listed(EventRule rule) => new JsonObject
    {
        ["Name"] = rule.Name,
        ["Arn"] = rule.Arn,
        ["EventPattern"] = rule.EventPattern,
        ["State"] = rule.State,
        ["EventBusName"] = "default",
    }.WithOptional("Description", rule.Description).WithOptional("RoleArn", rule.RoleArn);
}
