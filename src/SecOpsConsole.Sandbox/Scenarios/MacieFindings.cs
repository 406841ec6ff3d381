using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.CloudTrail;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.Wire;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Findings in the shape of Macie's API (Finding), as its events carry them: unused halves are null.</summary>
internal static class MacieFindings
{
    private const string JobId = "8df4fca1eccfdae45d8b936a21f1882d";

    public static IEnumerable<JsonObject> SensitiveData(BucketRecord bucket, DateTime nowUtc)
    {
        yield return Classified(bucket, nowUtc, "credentials.txt", "SensitiveData:S3Object/Credentials",
            "The S3 object contains credentials data", ("CREDENTIALS", "AWS_CREDENTIALS", 1));
        yield return Classified(bucket, nowUtc, "financial.txt", "SensitiveData:S3Object/Financial",
            "The S3 object contains financial information", ("FINANCIAL_INFORMATION", "CREDIT_CARD_NUMBER", 1));
        yield return Classified(bucket, nowUtc, "employee.txt", "SensitiveData:S3Object/Personal",
            "The S3 object contains personal information", ("PERSONAL_INFORMATION", "ADDRESS", 2));
    }

    public static JsonObject PublicBucket(BucketRecord bucket, Actor actor, DateTime nowUtc)
    {
        var finding = Finding(bucket, nowUtc, "POLICY", "Policy:IAMUser/S3BucketPublic", "The S3 bucket is publicly accessible", "High");
        finding["description"] = "A bucket policy was changed to allow access by anonymous users.";
        finding["resourcesAffected"] = new JsonObject { ["s3Bucket"] = MacieResources.Bucket(bucket), ["s3Object"] = null };
        finding["policyDetails"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["actionType"] = "AWS_API_CALL",
                ["apiCallDetails"] = new JsonObject
                {
                    ["api"] = "PutBucketPolicy",
                    ["apiServiceName"] = "s3.amazonaws.com",
                    ["firstSeen"] = JsonTime.IsoMilliseconds(nowUtc),
                    ["lastSeen"] = JsonTime.IsoMilliseconds(nowUtc),
                },
            },
            ["actor"] = ActorOf(actor),
        };
        finding["classificationDetails"] = null;
        return finding;
    }

    private static JsonObject Classified(
        BucketRecord bucket, DateTime nowUtc, string key, string type, string title, (string Category, string Detection, int Count) found)
    {
        var severity = found.Detection == "ADDRESS" ? "Medium" : "High";
        var finding = Finding(bucket, nowUtc, "CLASSIFICATION", type, title, severity);
        finding["description"] = title + ".";
        finding["resourcesAffected"] = new JsonObject { ["s3Bucket"] = MacieResources.Bucket(bucket), ["s3Object"] = MacieResources.Object(bucket, key, nowUtc) };
        finding["policyDetails"] = null;
        finding["classificationDetails"] = new JsonObject
        {
            ["originType"] = "SENSITIVE_DATA_DISCOVERY_JOB",
            ["jobArn"] = $"arn:aws:macie2:{bucket.Region}:{bucket.OwnerAccount}:classification-job/{JobId}",
            ["jobId"] = JobId,
            ["detailedResultsLocation"] = "s3://[export-config-not-set]/",
            ["result"] = Result(found),
        };
        return finding;
    }

    private static JsonObject Finding(BucketRecord bucket, DateTime nowUtc, string category, string type, string title, string severity) => new()
    {
        ["schemaVersion"] = "1.0",
        ["id"] = Guid.NewGuid().ToString("N"),
        ["accountId"] = bucket.OwnerAccount,
        ["partition"] = "aws",
        ["region"] = bucket.Region,
        ["type"] = type,
        ["title"] = title,
        ["severity"] = new JsonObject { ["score"] = severity == "High" ? 3 : 2, ["description"] = severity },
        ["createdAt"] = JsonTime.IsoMilliseconds(nowUtc),
        ["updatedAt"] = JsonTime.IsoMilliseconds(nowUtc),
        ["count"] = 1,
        ["category"] = category,
        ["archived"] = false,
        ["sample"] = false,
    };

    private static JsonObject Result((string Category, string Detection, int Count) found) => new()
    {
        ["status"] = new JsonObject { ["code"] = "COMPLETE", ["reason"] = null },
        ["sizeClassified"] = 128,
        ["mimeType"] = "text/plain",
        ["additionalOccurrences"] = false,
        ["sensitiveData"] = new JsonArray(new JsonObject
        {
            ["category"] = found.Category,
            ["totalCount"] = found.Count,
            ["detections"] = new JsonArray(new JsonObject
            {
                ["type"] = found.Detection,
                ["count"] = found.Count,
                ["occurrences"] = new JsonObject
                {
                    ["lineRanges"] = new JsonArray(new JsonObject { ["start"] = 2, ["end"] = 1 + found.Count, ["startColumn"] = 1 }),
                },
            }),
        }),
        ["customDataIdentifiers"] = new JsonObject { ["totalCount"] = 0, ["detections"] = new JsonArray() },
    };

    private static JsonObject ActorOf(Actor actor)
    {
        var identity = UserIdentity.Write(actor.Caller);
        identity.Remove("type");
        return new JsonObject
        {
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "IAMUser",
                ["iamUser"] = identity,
                ["assumedRole"] = null,
                ["root"] = null,
                ["federatedUser"] = null,
                ["awsAccount"] = null,
                ["awsService"] = null,
            },
            ["ipAddressDetails"] = new JsonObject
            {
                ["ipAddressV4"] = actor.SourceIp,
                ["ipOwner"] = new JsonObject { ["asn"] = "64500", ["asnOrg"] = "EXAMPLE-AS", ["isp"] = "Example ISP", ["org"] = "Example Org" },
                ["ipCountry"] = new JsonObject { ["code"] = "IE", ["name"] = "Ireland" },
                ["ipCity"] = new JsonObject { ["name"] = "Dublin" },
                ["ipGeoLocation"] = new JsonObject { ["lat"] = 53.3331, ["lon"] = -6.2489 },
            },
            ["domainDetails"] = null,
        };
    }
}
