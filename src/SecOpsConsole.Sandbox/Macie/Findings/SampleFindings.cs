using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>
/// CreateSampleFindings: one finding of each type about things that do not exist, marked <c>sample: true</c>. The bucket's name is Macie's own,
/// which is no valid bucket name.
/// </summary>
internal static class SampleFindings
{
    private const string BucketName = "sample-macie-bucket";

    public static JsonObject Of(FindingType type, AwsRequest request)
    {
        var bucket = new BucketRecord
        {
            Name = BucketName,
            OwnerAccount = request.Caller.AccountId,
            Region = request.Region,
            CreatedUtc = request.TimeUtc.AddDays(-30),
        };
        var finding = FindingDocuments.Finding(bucket, type, type.Score, request.TimeUtc);
        finding["sample"] = true;
        finding["title"] = "[SAMPLE] " + type.Title;
        finding["resourcesAffected"] = new JsonObject { ["s3Bucket"] = Bucket(bucket), ["s3Object"] = type.IsPolicy ? null : Item(bucket, request.TimeUtc) };
        finding["policyDetails"] = type.IsPolicy ? PolicyDetails(request) : null;
        finding["classificationDetails"] = type.IsPolicy ? null : Classification(type);
        return finding;
    }

    private static JsonObject Bucket(BucketRecord bucket) => new()
    {
        ["arn"] = "arn:aws:s3:::" + bucket.Name,
        ["name"] = bucket.Name,
        ["createdAt"] = JsonTime.IsoMilliseconds(bucket.CreatedUtc),
        ["owner"] = new JsonObject { ["displayName"] = "sample", ["id"] = new string('0', 64) },
        ["tags"] = new JsonArray(),
        ["defaultServerSideEncryption"] = new JsonObject { ["encryptionType"] = "NONE", ["kmsMasterKeyId"] = null },
        ["allowsUnencryptedObjectUploads"] = "UNKNOWN",
        ["publicAccess"] = null,
    };

    private static JsonObject Item(BucketRecord bucket, DateTime nowUtc) => ResourceDocuments.Object(bucket, new ObjectRecord
    {
        Bucket = bucket.Name,
        Key = "sample/object.csv",
        Blob = "",
        Size = 4096,
        ETag = new string('0', 32),
        ContentType = "text/csv",
        ModifiedUtc = nowUtc.AddDays(-1),
    });

    private static JsonObject PolicyDetails(AwsRequest request) => new()
    {
        ["action"] = new JsonObject
        {
            ["actionType"] = "AWS_API_CALL",
            ["apiCallDetails"] = new JsonObject
            {
                ["api"] = "PutBucketPolicy",
                ["apiServiceName"] = "s3.amazonaws.com",
                ["firstSeen"] = JsonTime.IsoMilliseconds(request.TimeUtc),
                ["lastSeen"] = JsonTime.IsoMilliseconds(request.TimeUtc),
            },
        },
        ["actor"] = ActorDocument.Of(request.Caller, "198.51.100.1"),
    };

    private static JsonObject Classification(FindingType type)
    {
        var custom = type.Name.EndsWith("CustomIdentifier", StringComparison.Ordinal);
        return new JsonObject
        {
            ["originType"] = "SENSITIVE_DATA_DISCOVERY_JOB",
            ["jobArn"] = null,
            ["jobId"] = null,
            ["detailedResultsLocation"] = "s3://[export-config-not-set]/",
            ["result"] = new JsonObject
            {
                ["status"] = new JsonObject { ["code"] = "COMPLETE", ["reason"] = null },
                ["sizeClassified"] = 4096,
                ["mimeType"] = "text/csv",
                ["additionalOccurrences"] = false,
                ["sensitiveData"] = custom ? new JsonArray() : new JsonArray(new JsonObject
                {
                    ["category"] = "CREDENTIALS",
                    ["totalCount"] = 1,
                    ["detections"] = new JsonArray(new JsonObject { ["type"] = "AWS_CREDENTIALS", ["count"] = 1 }),
                }),
                ["customDataIdentifiers"] = new JsonObject { ["totalCount"] = custom ? 1 : 0, ["detections"] = new JsonArray() },
            },
        };
    }
}
