using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.S3.Buckets;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>
/// Turns a bucket into a configuration item. The encodings are those of real items: a policy statement is three
/// decodes deep (map value, policyText, the policy), the access control list is a JSON string inside a JSON string.
/// </summary>
internal static class ConfigurationItemWriter
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Dictionary<string, string> NoTags = [];

    public static ConfigurationItem Write(BucketRecord bucket, ItemStatus status, DateTime captureUtc) => new()
    {
        AccountId = bucket.OwnerAccount,
        Region = bucket.Region,
        ResourceId = bucket.Name,
        CaptureUtc = captureUtc,
        Status = status,
        ResourceCreatedUtc = bucket.CreatedUtc,
        Tags = bucket.Tags ?? NoTags,
        Configuration = IsDeleted(status) ? "null" : Text(Configuration(bucket)),
        SupplementaryConfiguration = IsDeleted(status) ? new Dictionary<string, string>() : Supplementary(bucket),
    };

    public static bool IsDeleted(ItemStatus status) => status switch
    {
        ItemStatus.ResourceDeleted or ItemStatus.ResourceDeletedNotRecorded => true,
        ItemStatus.OK or ItemStatus.ResourceDiscovered or ItemStatus.ResourceNotRecorded => false,
    };

    private static JsonObject Configuration(BucketRecord bucket) => new()
    {
        ["name"] = bucket.Name,
        ["owner"] = Owner(bucket),
        ["creationDate"] = JsonTime.IsoMilliseconds(bucket.CreatedUtc),
    };

    private static SortedDictionary<string, string> Supplementary(BucketRecord bucket)
    {
        var parts = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccessControlList"] = Text(JsonValue.Create(Text(AccessControlList(bucket)))),
            ["BucketAccelerateConfiguration"] = """{"status":null}""",
            ["BucketLoggingConfiguration"] = """{"destinationBucketName":null,"logFilePrefix":null}""",
            ["BucketNotificationConfiguration"] = """{"configurations":{}}""",
            ["BucketPolicy"] = Text(new JsonObject { ["policyText"] = bucket.Policy }),
            ["BucketVersioningConfiguration"] = """{"status":"Off","isMfaDeleteEnabled":null}""",
            ["IsRequesterPaysEnabled"] = "false",
            ["ServerSideEncryptionConfiguration"] = Text(Encryption(bucket)),
        };
        if (bucket.PublicAccessBlock is { } block)
        {
            parts["PublicAccessBlockConfiguration"] = Text(Settings(block));
        }

        if (bucket.Tags is { Count: > 0 } tags)
        {
            parts["BucketTaggingConfiguration"] = Text(Tagging(tags));
        }

        return parts;
    }

    private static JsonObject AccessControlList(BucketRecord bucket) => new()
    {
        ["grantSet"] = null,
        ["grantList"] = new JsonArray([
            Grant(new AclGrant(BucketAcl.CanonicalId(bucket.OwnerAccount), null, "FULL_CONTROL")),
            .. bucket.Grants.Select(Grant)]),
        ["owner"] = Owner(bucket),
        ["isRequesterCharged"] = false,
    };

    private static JsonObject Grant(AclGrant grant) => new()
    {
        ["grantee"] = grant.GroupUri switch
        {
            AclGrant.AllUsers => JsonValue.Create("AllUsers"),
            AclGrant.AuthenticatedUsers => JsonValue.Create("AuthenticatedUsers"),
            AclGrant.LogDelivery => JsonValue.Create("LogDelivery"),
            _ => new JsonObject { ["id"] = grant.CanonicalUserId, ["displayName"] = null },
        },
        ["permission"] = grant.Permission switch
        {
            "FULL_CONTROL" => "FullControl",
            "READ" => "Read",
            "WRITE" => "Write",
            "READ_ACP" => "ReadAcp",
            "WRITE_ACP" => "WriteAcp",
            _ => grant.Permission,
        },
    };

    private static JsonObject Owner(BucketRecord bucket) => new() { ["displayName"] = null, ["id"] = BucketAcl.CanonicalId(bucket.OwnerAccount) };

    private static JsonObject Encryption(BucketRecord bucket) => new()
    {
        ["rules"] = new JsonArray(new JsonObject
        {
            ["applyServerSideEncryptionByDefault"] = new JsonObject
            {
                ["sseAlgorithm"] = bucket.Encryption.SseAlgorithm,
                ["kmsMasterKeyID"] = bucket.Encryption.KmsMasterKeyId,
            },
            ["bucketKeyEnabled"] = bucket.Encryption.BucketKeyEnabled,
        }),
    };

    private static JsonObject Settings(PublicAccessBlock block) => new()
    {
        ["blockPublicAcls"] = block.BlockPublicAcls,
        ["ignorePublicAcls"] = block.IgnorePublicAcls,
        ["blockPublicPolicy"] = block.BlockPublicPolicy,
        ["restrictPublicBuckets"] = block.RestrictPublicBuckets,
    };

    private static JsonObject Tagging(IReadOnlyDictionary<string, string> tags)
    {
        var members = new JsonObject();
        foreach (var (key, value) in tags)
        {
            members[key] = value;
        }

        return new JsonObject { ["tagSets"] = new JsonArray(new JsonObject { ["tags"] = members }) };
    }

    private static string Text(JsonNode node) => node.ToJsonString(Compact);
}
