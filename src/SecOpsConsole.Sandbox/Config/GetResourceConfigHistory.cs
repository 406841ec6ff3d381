using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>The history of one bucket, page by page (AWS Config API reference, GetResourceConfigHistory).</summary>
internal sealed class GetResourceConfigHistory(ConfigHistory history)
{
    public AwsResponse Handle(AwsRequest request, JsonInput input)
    {
        var type = ConfigInput.ResourceType(input);
        var id = input.RequiredText("resourceId", 768);
        var order = input.OneOf("chronologicalOrder", "Reverse", "Forward");
        var limit = ConfigInput.Limit(input);
        var later = input.EpochSeconds("laterTime") is { } laterSeconds ? JsonTime.FromEpoch(laterSeconds) : (DateTime?)null;
        var earlier = input.EpochSeconds("earlierTime") is { } earlierSeconds ? JsonTime.FromEpoch(earlierSeconds) : (DateTime?)null;
        var text = input.Text("nextToken", 4096);
        if (input.Error is { } error)
        {
            return error;
        }

        var items = type == ConfigurationItem.BucketType ? history.Of(request.Caller.AccountId, request.Region, id!) : [];
        if (items.Count == 0)
        {
            return ConfigInput.NotDiscovered(type!, id!);
        }

        var asked = new HistoryQuery(id!, earlier ?? DateTime.MinValue, Earliest(later, request.TimeUtc), order == "Forward", limit);
        if (asked.EarlierUtc >= asked.LaterUtc)
        {
            return ConfigInput.InvalidTimeRange;
        }

        return string.IsNullOrEmpty(text) ? Answer(items, asked, null) : Continue(items, asked, text, later is not null);
    }

    /// <summary>There is nothing later than now; a laterTime of next year must not be paged through week by week.</summary>
    private static DateTime Earliest(DateTime? later, DateTime now) => later is { } given && given < now ? given : now;

    private static AwsResponse Continue(IReadOnlyList<ConfigurationItem> items, HistoryQuery asked, string text, bool laterGiven)
    {
        var token = HistoryToken.Decode(text);
        if (token is null
            || token.ResourceId != asked.ResourceId
            || token.Forward != asked.Forward
            || token.EarlierUtc != asked.EarlierUtc
            || (laterGiven && token.LaterUtc > asked.LaterUtc))
        {
            return ConfigInput.InvalidToken;
        }

        return Answer(items, asked with { LaterUtc = token.LaterUtc }, new HistoryCursor(token.WindowUtc, token.AfterStateId));
    }

    private static AwsResponse Answer(IReadOnlyList<ConfigurationItem> items, HistoryQuery query, HistoryCursor? cursor)
    {
        var page = HistoryPager.Page(items, query, cursor);
        var answer = new JsonObject { ["configurationItems"] = new JsonArray([.. page.Items.Select(Item)]) };
        if (page.Next is { } next)
        {
            answer["nextToken"] = new HistoryToken(
                query.ResourceId, query.Forward, query.EarlierUtc, query.LaterUtc, next.WindowUtc, next.AfterStateId).Encode();
        }

        return AwsResponse.Json(answer);
    }

    private static JsonObject Item(ConfigurationItem item)
    {
        var supplementary = new JsonObject();
        foreach (var (name, value) in item.SupplementaryConfiguration)
        {
            supplementary[name] = value;
        }

        return new JsonObject
        {
            ["version"] = "1.3",
            ["accountId"] = item.AccountId,
            ["configurationItemCaptureTime"] = JsonTime.Epoch(item.CaptureUtc),
            ["configurationItemStatus"] = item.Status.ToString(),
            ["configurationStateId"] = item.StateId.ToString(),
            ["configurationItemMD5Hash"] = "",
            ["arn"] = item.Arn,
            ["resourceType"] = ConfigurationItem.BucketType,
            ["resourceId"] = item.ResourceId,
            ["resourceName"] = item.ResourceId,
            ["awsRegion"] = item.Region,
            ["availabilityZone"] = "Regional",
            ["resourceCreationTime"] = JsonTime.Epoch(item.ResourceCreatedUtc),
            ["tags"] = ConfigItemChangeEvent.Tags(item),
            ["relatedEvents"] = new JsonArray(),
            ["relationships"] = new JsonArray(),
            ["configuration"] = item.Configuration,
            ["supplementaryConfiguration"] = supplementary,
        };
    }
}
