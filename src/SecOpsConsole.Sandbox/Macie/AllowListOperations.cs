using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Macie.Detection;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>CreateAllowList, GetAllowList, ListAllowLists, UpdateAllowList, DeleteAllowList.</summary>
internal sealed class AllowListOperations(MacieStore store, S3Store buckets)
{
    private const int MostLists = 10;

    public AwsResponse Create(MacieCall call)
    {
        call.Input.RequiredText("clientToken", 64);
        var list = Read(call, MacieCall.NewShortId(), call.NowUtc) with { Tags = call.Tags() };
        if (call.Input.Error is { } error)
        {
            return error;
        }

        if (MacieStore.Of(store.AllowLists, call.AccountId, call.Region).Count() >= MostLists)
        {
            return MacieErrors.Quota($"An account can have {MostLists} allow lists in a Region.");
        }

        store.AllowLists.Set(MacieStore.Key(list), list);
        return MacieCall.Answer(Named(list));
    }

    public AwsResponse Get(MacieCall call)
    {
        if (store.AllowLists.Find(call.Key) is not { } list)
        {
            return MacieErrors.NotFound;
        }

        var shown = Summary(list);
        shown["criteria"] = Criteria(list);
        shown["status"] = Status(list);
        shown["tags"] = MacieJson.Tags(list.Tags);
        return MacieCall.Answer(shown);
    }

    public AwsResponse List(MacieCall call)
    {
        var (items, next) = MaciePage.Of(MacieStore.Of(store.AllowLists, call.AccountId, call.Region), call.Input, 25, 25);
        return call.Input.Error is { } error
            ? error
            : MacieCall.Answer(new JsonObject { ["allowLists"] = new JsonArray([.. items.Select(Summary)]) }.WithOptional("nextToken", next));
    }

    public AwsResponse Update(MacieCall call)
    {
        if (store.AllowLists.Find(call.Key) is not { } before)
        {
            return MacieErrors.NotFound;
        }

        var list = Read(call, before.Id, before.CreatedUtc) with { Tags = before.Tags };
        if (call.Input.Error is null && before.Regex is null != list.Regex is null)
        {
            call.Input.Refuse(MacieErrors.Invalid("The type of criteria of an allow list cannot be changed."));
        }

        if (call.Input.Error is { } error)
        {
            return error;
        }

        store.AllowLists.Set(call.Key, list);
        return MacieCall.Answer(Named(list));
    }

    public AwsResponse Delete(MacieCall call)
    {
        var force = call.Input.OneOf("ignoreJobChecks", "true", "false") == "true";
        if (call.Input.Error is { } error)
        {
            return error;
        }

        if (!force && MacieStore.Of(store.Jobs, call.AccountId, call.Region).Any(job => job.AllowListIds.Contains(call.Id) && !job.IsOver))
        {
            return MacieErrors.Invalid("The allow list is in use by a classification job; it was not deleted. Cancel the job, or set ignoreJobChecks to true.");
        }

        return store.AllowLists.Remove(call.Key) ? MacieCall.Done() : MacieErrors.NotFound;
    }

    private static AllowList Read(MacieCall call, string id, DateTime createdUtc)
    {
        var criteria = call.Input.RequiredStructure("criteria");
        var words = criteria?.Structure("s3WordsList");
        var list = new AllowList
        {
            AccountId = call.AccountId,
            Region = call.Region,
            Id = id,
            CreatedUtc = createdUtc,
            UpdatedUtc = call.NowUtc,
            Name = call.Input.RequiredText("name", 128) ?? "",
            Description = call.Input.Text("description", 512, 1),
            Regex = criteria?.Text("regex", 512, 1),
            WordsBucket = words?.RequiredText("bucketName", 255, 3),
            WordsKey = words?.RequiredText("objectKey", 1024),
        };
        if (list.Regex is null == list.WordsBucket is null)
        {
            call.Input.Refuse(MacieErrors.Invalid("The criteria of an allow list are either a regex or an s3WordsList."));
        }
        else if (list.Regex is { } regex && LinearRegex.Problem(regex) is { } problem)
        {
            call.Input.Refuse(MacieErrors.Invalid(problem));
        }

        return list;
    }

    private JsonObject Status(AllowList list)
    {
        var code = AllowedText.Status(list, buckets);
        return new JsonObject { ["code"] = code }
            .WithOptional("description", code == "OK" ? null : $"Macie cannot use the object {list.WordsKey} in the bucket {list.WordsBucket}.");
    }

    private static JsonObject Named(AllowList list) => new() { ["arn"] = list.Arn, ["id"] = list.Id };

    private static JsonObject Criteria(AllowList list) => list.Regex is { } regex
        ? new JsonObject { ["regex"] = regex }
        : new JsonObject { ["s3WordsList"] = new JsonObject { ["bucketName"] = list.WordsBucket, ["objectKey"] = list.WordsKey } };

    private static JsonObject Summary(AllowList list) => new JsonObject
    {
        ["arn"] = list.Arn,
        ["createdAt"] = JsonTime.IsoMilliseconds(list.CreatedUtc),
        ["id"] = list.Id,
        ["name"] = list.Name,
        ["updatedAt"] = JsonTime.IsoMilliseconds(list.UpdatedUtc),
    }.WithOptional("description", list.Description);
}
