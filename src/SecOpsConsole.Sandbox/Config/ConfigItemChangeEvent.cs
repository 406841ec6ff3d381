using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>
/// The "Config Configuration Item Change" event. Names differ from the API's (configurationItemVersion, awsAccountId,
/// ARN), configurationStateId is a number, and supplementary values are objects, except the access control list,
/// which stays a JSON text.
/// </summary>
internal static class ConfigItemChangeEvent
{
    private const string AccessControlList = "AccessControlList";

    public static JsonObject Write(ConfigurationItem item, ConfigurationItem? before) => EventEnvelope.Wrap(
        Guid.NewGuid().ToString(),
        "aws.config",
        "Config Configuration Item Change",
        item.AccountId,
        item.Region,
        item.CaptureUtc,
        [item.Arn],
        new JsonObject
        {
            ["recordVersion"] = "1.3",
            ["messageType"] = "ConfigurationItemChangeNotification",
            ["configurationItemDiff"] = Diff(item, before),
            ["notificationCreationTime"] = JsonTime.IsoMilliseconds(item.CaptureUtc.AddMilliseconds(120)),
            ["configurationItem"] = Item(item),
        });

    private static JsonObject Diff(ConfigurationItem item, ConfigurationItem? before)
    {
        var changed = new JsonObject();
        var names = item.SupplementaryConfiguration.Keys.Union(before?.SupplementaryConfiguration.Keys ?? [], StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var now = item.SupplementaryConfiguration.GetValueOrDefault(name);
            var then = before?.SupplementaryConfiguration.GetValueOrDefault(name);
            if (now != then)
            {
                changed["SupplementaryConfiguration." + name] = new JsonObject
                {
                    ["previousValue"] = Value(name, then),
                    ["updatedValue"] = Value(name, now),
                    ["changeType"] = ChangeType(then is not null, now is not null),
                };
            }
        }

        var exists = before is not null && !ConfigurationItemWriter.IsDeleted(before.Status);
        return new JsonObject
        {
            ["changedProperties"] = changed,
            ["changeType"] = ChangeType(exists, !ConfigurationItemWriter.IsDeleted(item.Status)),
        };
    }

    private static string ChangeType(bool before, bool after) => (before, after) switch
    {
        (_, false) => "DELETE",
        (false, true) => "CREATE",
        (true, true) => "UPDATE",
    };

    private static JsonObject Item(ConfigurationItem item)
    {
        var supplementary = new JsonObject();
        foreach (var (name, value) in item.SupplementaryConfiguration)
        {
            supplementary[name] = Value(name, value);
        }

        return new JsonObject
        {
            ["relatedEvents"] = new JsonArray(),
            ["relationships"] = new JsonArray(),
            ["configuration"] = JsonNode.Parse(item.Configuration),
            ["supplementaryConfiguration"] = supplementary,
            ["tags"] = Tags(item),
            ["configurationItemVersion"] = "1.3",
            ["configurationItemCaptureTime"] = JsonTime.IsoMilliseconds(item.CaptureUtc),
            ["configurationStateId"] = item.StateId,
            ["awsAccountId"] = item.AccountId,
            ["configurationItemStatus"] = item.Status.ToString(),
            ["resourceType"] = ConfigurationItem.BucketType,
            ["resourceId"] = item.ResourceId,
            ["resourceName"] = item.ResourceId,
            ["ARN"] = item.Arn,
            ["awsRegion"] = item.Region,
            ["availabilityZone"] = "Regional",
            ["configurationStateMd5Hash"] = "",
            ["resourceCreationTime"] = JsonTime.IsoMilliseconds(item.ResourceCreatedUtc),
        };
    }

    public static JsonObject Tags(ConfigurationItem item)
    {
        var tags = new JsonObject();
        foreach (var (key, value) in item.Tags)
        {
            tags[key] = value;
        }

        return tags;
    }

    /// <summary>Decoded once: an object becomes an object, the doubly encoded access control list a JSON text.</summary>
    private static JsonNode? Value(string name, string? encoded) => encoded is null
        ? null
        : name == AccessControlList ? JsonNode.Parse(encoded)!.GetValue<string>() : JsonNode.Parse(encoded);
}
