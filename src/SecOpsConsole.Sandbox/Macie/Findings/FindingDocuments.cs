using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Macie.Detection;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>Findings in the shape of Macie's API (Finding), as its events carry them: unused halves are null.</summary>
internal sealed class FindingDocuments(S3Store buckets)
{
    private readonly ResourceDocuments resources = new(buckets);

    /// <summary>A sensitive-data finding of one object. Counts and places, never the data.</summary>
    /// <param name="run">Names the job's run: the same run finds the same object under the same id.</param>
    public JsonObject Classified(BucketRecord bucket, ObjectScan scan, string jobId, string run, DateTime nowUtc)
    {
        var categories = scan.Detections.Select(detection => detection.Detector.Category).Distinct().ToList();
        var type = FindingTypes.Named(FindingTypes.Data + (categories is [var only] ? Suffix(only) : "Multiple"));
        var finding = Finding(bucket, type, scan.Detections.Max(detection => detection.Score), nowUtc);
        finding["id"] = Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes($"{jobId}/{run}/{bucket.Name}/{scan.Item.Key}/{scan.Item.ETag}")))[..32];
        finding["resourcesAffected"] = new JsonObject { ["s3Bucket"] = resources.Bucket(bucket), ["s3Object"] = ResourceDocuments.Object(bucket, scan.Item) };
        finding["policyDetails"] = null;
        finding["classificationDetails"] = new JsonObject
        {
            ["originType"] = "SENSITIVE_DATA_DISCOVERY_JOB",
            ["jobArn"] = $"arn:aws:macie2:{bucket.Region}:{bucket.OwnerAccount}:classification-job/{jobId}",
            ["jobId"] = jobId,
            ["detailedResultsLocation"] = "s3://[export-config-not-set]/",
            ["result"] = ResultDocument.Of(scan),
        };
        return finding;
    }

    /// <summary>A policy finding of a change.</summary>
    public JsonObject OfPolicy(BucketRecord bucket, string typeName, ApiCall call, DateTime nowUtc)
    {
        var type = FindingTypes.Named(FindingTypes.Policy + typeName);
        var finding = Finding(bucket, type, type.Score, nowUtc);
        finding["resourcesAffected"] = new JsonObject { ["s3Bucket"] = resources.Bucket(bucket), ["s3Object"] = null };
        finding["policyDetails"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["actionType"] = "AWS_API_CALL",
                ["apiCallDetails"] = new JsonObject
                {
                    ["api"] = call.EventName,
                    ["apiServiceName"] = "s3.amazonaws.com",
                    ["firstSeen"] = JsonTime.IsoMilliseconds(call.TimeUtc),
                    ["lastSeen"] = JsonTime.IsoMilliseconds(call.TimeUtc),
                },
            },
            ["actor"] = ActorDocument.Of(call.Caller, call.SourceIp),
        };
        finding["classificationDetails"] = null;
        return finding;
    }

    /// <summary>What is common to all types. The caller sets resourcesAffected, policyDetails and classificationDetails.</summary>
    public static JsonObject Finding(BucketRecord bucket, FindingType type, int score, DateTime nowUtc) => new()
    {
        ["schemaVersion"] = "1.0",
        ["id"] = MacieCall.NewId(),
        ["accountId"] = bucket.OwnerAccount,
        ["partition"] = "aws",
        ["region"] = bucket.Region,
        ["type"] = type.Name,
        ["title"] = type.Title,
        ["description"] = type.Description,
        ["severity"] = new JsonObject { ["score"] = (long)score, ["description"] = score switch { 1 => "Low", 2 => "Medium", _ => "High" } },
        ["createdAt"] = JsonTime.IsoMilliseconds(nowUtc),
        ["updatedAt"] = JsonTime.IsoMilliseconds(nowUtc),
        ["count"] = 1L,
        ["category"] = type.IsPolicy ? "POLICY" : "CLASSIFICATION",
        ["archived"] = false,
        ["sample"] = false,
    };

    private static string Suffix(string category) => category switch
    {
        "CREDENTIALS" => "Credentials",
        "FINANCIAL_INFORMATION" => "Financial",
        "PERSONAL_INFORMATION" => "Personal",
        _ => "CustomIdentifier",
    };
}
