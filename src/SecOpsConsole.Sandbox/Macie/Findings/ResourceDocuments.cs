using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.S3.Buckets;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>resourcesAffected of a finding: the bucket as it is now, and an object in it.</summary>
internal sealed class ResourceDocuments(S3Store buckets)
{
    public JsonObject Bucket(BucketRecord bucket) => new()
    {
        ["arn"] = "arn:aws:s3:::" + bucket.Name,
        ["name"] = bucket.Name,
        ["createdAt"] = JsonTime.IsoMilliseconds(bucket.CreatedUtc),
        ["owner"] = new JsonObject { ["displayName"] = null, ["id"] = BucketAcl.CanonicalId(bucket.OwnerAccount) },
        ["tags"] = Tags(bucket),
        ["defaultServerSideEncryption"] = Encryption(bucket),
        ["allowsUnencryptedObjectUploads"] = "TRUE",
        ["publicAccess"] = PublicAccess(bucket),
    };

    public static JsonArray Tags(BucketRecord bucket) => new([.. (bucket.Tags ?? new Dictionary<string, string>())
        .Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]);

    public JsonObject PublicAccess(BucketRecord bucket)
    {
        var reach = BucketReach.Of(bucket, buckets.Accounts.EffectiveOf(bucket));
        return new JsonObject
        {
            ["effectivePermission"] = reach.IsPublic ? "PUBLIC" : "NOT_PUBLIC",
            ["permissionConfiguration"] = new JsonObject
            {
                ["accountLevelPermissions"] = new JsonObject { ["blockPublicAccess"] = Block(buckets.Accounts.Effective(bucket.OwnerAccount)) },
                ["bucketLevelPermissions"] = new JsonObject
                {
                    ["accessControlList"] = new JsonObject { ["allowsPublicReadAccess"] = reach.AclReads, ["allowsPublicWriteAccess"] = reach.AclWrites },
                    ["blockPublicAccess"] = Block(bucket.PublicAccessBlock),
                    ["bucketPolicy"] = new JsonObject { ["allowsPublicReadAccess"] = reach.PolicyIsPublic, ["allowsPublicWriteAccess"] = false },
                },
            },
        };
    }

    public static JsonObject Object(BucketRecord bucket, ObjectRecord item) => new()
    {
        ["bucketArn"] = "arn:aws:s3:::" + bucket.Name,
        ["key"] = item.Key,
        ["path"] = $"{bucket.Name}/{item.Key}",
        ["extension"] = Path.GetExtension(item.Key).TrimStart('.'),
        ["lastModified"] = JsonTime.IsoMilliseconds(item.ModifiedUtc),
        ["eTag"] = item.ETag.Trim('"'),
        ["versionId"] = "",
        ["serverSideEncryption"] = Encryption(bucket),
        ["size"] = item.Size,
        ["storageClass"] = "STANDARD",
        ["tags"] = new JsonArray(),
        ["publicAccess"] = null,
    };

    private static JsonObject Encryption(BucketRecord bucket) => new()
    {
        ["encryptionType"] = bucket.Encryption.SseAlgorithm,
        ["kmsMasterKeyId"] = bucket.Encryption.KmsMasterKeyId,
    };

    private static JsonObject Block(PublicAccessBlock? block) => new()
    {
        ["blockPublicAcls"] = block?.BlockPublicAcls ?? false,
        ["blockPublicPolicy"] = block?.BlockPublicPolicy ?? false,
        ["ignorePublicAcls"] = block?.IgnorePublicAcls ?? false,
        ["restrictPublicBuckets"] = block?.RestrictPublicBuckets ?? false,
    };
}
