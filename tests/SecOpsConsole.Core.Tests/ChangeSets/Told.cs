using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.ChangeSets;

/// <summary>What other systems tell of a change, as EventBridge delivers it.</summary>
public static class Told
{
    public const string Terraform = "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io)";

    /// <summary>A call in a session of a role, with the credentials of that session.</summary>
    public static SampleEvent InSession(this SampleEvent call, string role, string session, string key, string userAgent = Terraform) => call
        .With("userIdentity", new JsonObject
        {
            ["type"] = "AssumedRole",
            ["arn"] = $"arn:aws:sts::{FakeAws.Account}:assumed-role/{role}/{session}",
            ["accountId"] = FakeAws.Account,
            ["accessKeyId"] = key,
            ["sessionContext"] = new JsonObject { ["sessionIssuer"] = new JsonObject { ["arn"] = $"arn:aws:iam::{FakeAws.Account}:role/{role}" } },
        })
        .With("userAgent", userAgent);

    /// <summary>A configuration item of a bucket as AWS Config tells it.</summary>
    public static byte[] Config(string bucket, DateTime capturedUtc, string status = "OK", string? envelopeId = null) => Envelope(
        envelopeId ?? $"config-{bucket}-{capturedUtc.Ticks}", "aws.config", "Config Configuration Item Change", capturedUtc, new JsonObject
        {
            ["messageType"] = "ConfigurationItemChangeNotification",
            ["configurationItem"] = new JsonObject
            {
                ["configurationItemCaptureTime"] = Iso(capturedUtc),
                ["configurationStateId"] = new DateTimeOffset(capturedUtc).ToUnixTimeMilliseconds(),
                ["awsAccountId"] = FakeAws.Account, ["awsRegion"] = FakeAws.Region, ["configurationItemStatus"] = status,
                ["resourceType"] = "AWS::S3::Bucket", ["resourceId"] = bucket, ["resourceName"] = bucket,
            },
        });

    /// <summary>A policy finding of Macie; the same id again is an update of it.</summary>
    public static byte[] Macie(string bucket, DateTime lastSeenUtc, string id, string type = "S3BucketPublic", string? arn = null, DateTime? firstSeenUtc = null, int count = 1) => Envelope(
        $"macie-{id}-{count}", "aws.macie", "Macie Finding", lastSeenUtc, new JsonObject
        {
            ["id"] = id, ["accountId"] = FakeAws.Account, ["region"] = FakeAws.Region, ["type"] = $"Policy:IAMUser/{type}", ["category"] = "POLICY",
            ["title"] = $"Macie's {type}", ["description"] = $"Macie tells of {type}.",
            ["severity"] = new JsonObject { ["score"] = 3, ["description"] = "High" }, ["count"] = count, ["sample"] = false, ["archived"] = false,
            ["createdAt"] = Iso(firstSeenUtc ?? lastSeenUtc), ["updatedAt"] = Iso(lastSeenUtc),
            ["resourcesAffected"] = new JsonObject { ["s3Bucket"] = new JsonObject { ["name"] = bucket } },
            ["policyDetails"] = new JsonObject
            {
                ["action"] = new JsonObject { ["apiCallDetails"] = new JsonObject { ["firstSeen"] = Iso(firstSeenUtc ?? lastSeenUtc), ["lastSeen"] = Iso(lastSeenUtc) } },
                ["actor"] = arn is null ? null : new JsonObject { ["userIdentity"] = new JsonObject { ["type"] = "AssumedRole", ["assumedRole"] = new JsonObject { ["arn"] = arn } } },
            },
        });

    private static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Envelope(string id, string source, string type, DateTime utc, JsonObject detail) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "0", ["id"] = id, ["detail-type"] = type, ["source"] = source, ["account"] = FakeAws.Account, ["time"] = Iso(utc),
        ["region"] = FakeAws.Region, ["resources"] = new JsonArray(), ["detail"] = detail,
    }.ToJsonString());
}
