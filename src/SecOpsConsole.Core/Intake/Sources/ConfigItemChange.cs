using System.Text.Json;

namespace SecOpsConsole.Core.Intake.Sources;

/// <summary>
/// Configuration items of buckets as AWS Config tells them (EventBridge: "Config Configuration Item Change"; Config developer guide,
/// "Notifications that AWS Config sends to an Amazon SNS topic"). Names differ from the API's: awsAccountId, ARN, a numeric
/// configurationStateId. Of an item that is too large only a summary comes. The item is a hint: what it shows is read live.
/// </summary>
public sealed class ConfigItemChange : IFindingSource
{
    private const string Bucket = "AWS::S3::Bucket";
    private const string AccountBlock = "AWS::S3::AccountPublicAccessBlock";
    private const int MostNames = 6;

    public string Name => "ConfigItemChange";

    public EventFacts? Read(EventEnvelope envelope)
    {
        if (envelope is not { Source: "aws.config", DetailType: "Config Configuration Item Change", Detail: { } detail })
        {
            return null;
        }

        JsonElement? notice = detail;
        var item = notice.Member("configurationItem") ?? notice.Member("configurationItemSummary");
        var type = item.TextAt("resourceType");
        var facts = Shape(notice, item, type);
        return facts with
        {
            Name = "ConfigurationItemChange",
            AccountId = AccountIds.OrNull(item.TextAt("awsAccountId")) ?? envelope.Account,
            Region = item.TextAt("awsRegion") is { } region && region != "global" ? region : envelope.Region,
            BucketName = type == Bucket ? BucketOf(item) : null,
            EventUtc = CapturedUtc(item) ?? envelope.TimeUtc,
            DetailKey = StateIdOf(item) is { } state ? $"config/{item.TextAt("resourceId")}/{state}/{AccountIds.OrNull(item.TextAt("awsAccountId")) ?? envelope.Account}" : null,
        };
    }

    private static EventFacts Shape(JsonElement? notice, JsonElement? item, string? type) => (type, StateIdOf(item)) switch
    {
        (null, _) => new EventFacts.Unrecognised { Note = "A configuration item without a resource." },
        (AccountBlock, _) => new EventFacts.AccountChange { Note = "AWS Config recorded Block Public Access of the whole account." },
        (Bucket, { } state) => new EventFacts.ConfigurationItem
        {
            StateId = state,
            ItemStatus = item.TextAt("configurationItemStatus") ?? "OK",
            Note = Sentence(notice, item),
        },
        (Bucket, null) => new EventFacts.Unrecognised { Note = "A configuration item of a bucket without time or state." },
        _ => new EventFacts.OtherChange { Note = $"AWS Config recorded something of the type {type}, which says nothing about a bucket." },
    };

    private static string Sentence(JsonElement? notice, JsonElement? item)
    {
        if (item.TextAt("configurationItemStatus")?.StartsWith("ResourceDeleted", StringComparison.Ordinal) == true)
        {
            return "AWS Config recorded that the bucket was deleted.";
        }

        var names = TolerantJson.Names(notice.Path("configurationItemDiff", "changedProperties")).Select(LastPart).Distinct(StringComparer.Ordinal).Take(MostNames).ToList();
        return names.Count == 0 ? "AWS Config recorded the bucket." : $"AWS Config recorded the bucket; changed: {string.Join(", ", names)}.";
    }

    /// <summary>"SupplementaryConfiguration.BucketPolicy" is known as BucketPolicy; a strange name is cut.</summary>
    private static string LastPart(string name)
    {
        const int most = 60;
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length > most ? last[..most] : last;
    }

    /// <summary>Without an id the time of the capture tells two states apart.</summary>
    private static string? StateIdOf(JsonElement? item) => item.TextAt("configurationStateId") ?? item.TextAt("configurationItemCaptureTime");

    private static DateTime? CapturedUtc(JsonElement? item) => item.Member("configurationItemCaptureTime").Instant();

    private static string? BucketOf(JsonElement? item) => BucketNames.OrNull(item.TextAt("resourceName")) ?? BucketNames.OrNull(item.TextAt("resourceId")) ?? BucketNames.FromArn(item.TextAt("ARN"));
}
