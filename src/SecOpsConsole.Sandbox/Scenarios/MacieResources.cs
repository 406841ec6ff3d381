using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.S3.Buckets;
using SecOpsConsole.Sandbox.S3.Policies;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>resourcesAffected of a Macie finding: the bucket as it is now, and an object in it.</summary>
internal static class MacieResources
{
    public static JsonObject Bucket(BucketRecord bucket) => new()
    {
        ["arn"] = "arn:aws:s3:::" + bucket.Name,
        ["name"] = bucket.Name,
        ["createdAt"] = JsonTime.IsoMilliseconds(bucket.CreatedUtc),
        ["owner"] = new JsonObject { ["displayName"] = null, ["id"] = BucketAcl.CanonicalId(bucket.OwnerAccount) },
        ["tags"] = new JsonArray([.. (bucket.Tags ?? new Dictionary<string, string>())
            .Select(tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })]),
        ["defaultServerSideEncryption"] = new JsonObject
        {
            ["encryptionType"] = bucket.Encryption.SseAlgorithm,
            ["kmsMasterKeyId"] = bucket.Encryption.KmsMasterKeyId,
        },
        ["allowsUnencryptedObjectUploads"] = "TRUE",
        ["publicAccess"] = PublicAccess(bucket),
    };

    private static JsonObject PublicAccess(BucketRecord bucket)
    {
        var policyIsPublic = bucket.Policy is { } policy && PublicPolicy.IsPublic(policy, bucket);
        var restricted = bucket.PublicAccessBlock is { RestrictPublicBuckets: true };
        return new JsonObject
        {
            ["effectivePermission"] = policyIsPublic && !restricted ? "PUBLIC" : "NOT_PUBLIC",
            ["permissionConfiguration"] = new JsonObject
            {
                ["accountLevelPermissions"] = new JsonObject { ["blockPublicAccess"] = Block(null) },
                ["bucketLevelPermissions"] = new JsonObject
                {
                    ["accessControlList"] = new JsonObject { ["allowsPublicReadAccess"] = false, ["allowsPublicWriteAccess"] = false },
                    ["blockPublicAccess"] = Block(bucket.PublicAccessBlock),
                    ["bucketPolicy"] = new JsonObject { ["allowsPublicReadAccess"] = policyIsPublic, ["allowsPublicWriteAccess"] = false },
                },
            },
        };
    }

    private static JsonObject Block(PublicAccessBlock? block) => new()
    {
        ["blockPublicAcls"] = block?.BlockPublicAcls ?? false,
        ["blockPublicPolicy"] = block?.BlockPublicPolicy ?? false,
        ["ignorePublicAcls"] = block?.IgnorePublicAcls ?? false,
        ["restrictPublicBuckets"] = block?.RestrictPublicBuckets ?? false,
    };

    public static JsonObject Object(BucketRecord bucket, string key, DateTime nowUtc) => new()
    {
        ["bucketArn"] = "arn:aws:s3:::" + bucket.Name,
        ["key"] = key,
        ["path"] = $"{bucket.Name}/{key}",
        ["extension"] = Path.GetExtension(key).TrimStart('.'),
        ["lastModified"] = JsonTime.IsoMilliseconds(nowUtc.AddDays(-28)),
        ["eTag"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bucket.Name + "/" + key)))[..32],
        ["versionId"] = "",
        ["serverSideEncryption"] = new JsonObject { ["encryptionType"] = "AES256", ["kmsMasterKeyId"] = null },
        ["size"] = 128,
        ["storageClass"] = "STANDARD",
        ["tags"] = new JsonArray(),
        ["publicAccess"] = null,
    };
}
