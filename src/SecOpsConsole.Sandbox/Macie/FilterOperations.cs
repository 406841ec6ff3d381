using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>CreateFindingsFilter, GetFindingsFilter, ListFindingsFilters, UpdateFindingsFilter, DeleteFindingsFilter.</summary>
internal sealed class FilterOperations(MacieStore store)
{
    private const int MostFilters = 1000;

    public AwsResponse Create(MacieCall call)
    {
        var input = call.Input;
        var name = input.RequiredText("name", 64, 3);
        var action = input.RequiredOneOf("action", FindingsFilter.Archive, FindingsFilter.Noop);
        var criteria = input.RequiredStructure("findingCriteria");
        var count = Mine(call).Count();
        var filter = new FindingsFilter
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Id = MacieCall.NewId(),
            CreatedUtc = call.NowUtc,
            Name = name ?? "",
            Action = action ?? "",
            Description = input.Text("description", 512),
            Position = input.Whole("position", 1, MostFilters) ?? count + 1,
            Criteria = criteria?.Members.DeepClone().AsObject() ?? [],
            Tags = call.Tags(),
        };
        Check(call, filter);
        if (input.Error is null && count >= MostFilters)
        {
            input.Refuse(MacieErrors.Quota($"An account can have {MostFilters} filters in a Region."));
        }

        return input.Error is { } error ? error : Put(filter);
    }

    public AwsResponse Get(MacieCall call)
    {
        if (store.Filters.Find(call.Key) is not { } filter)
        {
            return MacieErrors.NotFound;
        }

        var shown = Listed(filter).WithOptional("description", filter.Description);
        shown["findingCriteria"] = filter.Criteria.DeepClone();
        shown["position"] = filter.Position;
        return MacieCall.Answer(shown);
    }

    public AwsResponse List(MacieCall call)
    {
        var (items, next) = MaciePage.Of(Mine(call).OrderBy(filter => filter.Position), call.Input, 25, 25);
        return call.Input.Error is { } error
            ? error
            : MacieCall.Answer(new JsonObject { ["findingsFilterListItems"] = new JsonArray([.. items.Select(Listed)]) }.WithOptional("nextToken", next));
    }

    public AwsResponse Update(MacieCall call)
    {
        if (store.Filters.Find(call.Key) is not { } before)
        {
            return MacieErrors.NotFound;
        }

        var input = call.Input;
        var filter = before with
        {
            Name = input.Text("name", 64, 3) ?? before.Name,
            Action = input.OneOf("action", FindingsFilter.Archive, FindingsFilter.Noop) ?? before.Action,
            Description = input.Text("description", 512) ?? before.Description,
            Position = input.Whole("position", 1, MostFilters) ?? before.Position,
            Criteria = input.Structure("findingCriteria")?.Members.DeepClone().AsObject() ?? before.Criteria,
        };
        Check(call, filter);
        return input.Error is { } error ? error : Put(filter);
    }

    public AwsResponse Delete(MacieCall call) => store.Filters.Remove(call.Key) ? MacieCall.Done() : MacieErrors.NotFound;

    private IEnumerable<FindingsFilter> Mine(MacieCall call) => MacieStore.Of(store.Filters, call.AccountId, call.Region);

    private void Check(MacieCall call, FindingsFilter filter)
    {
        if (FieldCriteria.Problem(filter.Criteria) is { } problem)
        {
            call.Input.Refuse(MacieErrors.Invalid(problem));
        }

        if (Mine(call).Any(other => other.Name == filter.Name && other.Id != filter.Id))
        {
            call.Input.Refuse(MacieErrors.Conflict($"A filter named {filter.Name} already exists."));
        }
    }

    private AwsResponse Put(FindingsFilter filter)
    {
        store.Filters.Set(MacieStore.Key(filter), filter);
        return MacieCall.Answer(new JsonObject { ["arn"] = filter.Arn, ["id"] = filter.Id });
    }

    private static JsonObject Listed(FindingsFilter filter) => new()
    {
        ["action"] = filter.Action,
        ["arn"] = filter.Arn,
        ["id"] = filter.Id,
        ["name"] = filter.Name,
        ["tags"] = MacieJson.Tags(filter.Tags),
    };
}
