using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>The buckets that Config has seen (AWS Config API reference, ListDiscoveredResources).</summary>
internal sealed class ListDiscoveredResources(ConfigHistory history)
{
    public AwsResponse Handle(AwsRequest request, JsonInput input)
    {
        var type = ConfigInput.ResourceType(input);
        var ids = input.List("resourceIds", 20)?.Select(id => id?.ToString() ?? "").ToHashSet(StringComparer.Ordinal);
        var name = input.Text("resourceName", 1024);
        var includeDeleted = input.Flag("includeDeletedResources") ?? false;
        var limit = ConfigInput.Limit(input);
        var after = input.Text("nextToken", 1024);
        if (input.Error is { } error)
        {
            return error;
        }

        if (ids is not null && name is not null)
        {
            return new AwsError(400, "ValidationException", "You cannot specify both resource IDs and a resource name in the same request.");
        }

        var matching = (type == ConfigurationItem.BucketType ? history.Latest(request.Caller.AccountId, request.Region) : [])
            .Where(item => includeDeleted || !ConfigurationItemWriter.IsDeleted(item.Status))
            .Where(item => (ids is null || ids.Contains(item.ResourceId)) && (name is null || item.ResourceId == name))
            .ToList();
        if (!string.IsNullOrEmpty(after) && matching.All(item => item.ResourceId != after))
        {
            return ConfigInput.InvalidToken;
        }

        var ahead = matching.Where(item => string.IsNullOrEmpty(after) || string.CompareOrdinal(item.ResourceId, after) > 0).ToList();
        var answer = new JsonObject { ["resourceIdentifiers"] = new JsonArray([.. ahead.Take(limit).Select(Identifier)]) };
        return AwsResponse.Json(answer.WithOptional("nextToken", ahead.Count > limit ? ahead[limit - 1].ResourceId : null));
    }

    private static JsonObject Identifier(ConfigurationItem item)
    {
        var identifier = new JsonObject
        {
            ["resourceType"] = ConfigurationItem.BucketType,
            ["resourceId"] = item.ResourceId,
            ["resourceName"] = item.ResourceId,
        };
        if (ConfigurationItemWriter.IsDeleted(item.Status))
        {
            identifier["resourceDeletionTime"] = JsonTime.Epoch(item.CaptureUtc);
        }

        return identifier;
    }
}
