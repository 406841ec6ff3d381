using System.Text.Json.Nodes;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>Builds CloudTrail events as EventBridge delivers them.</summary>
public sealed class SampleEvent
{
    private static int _count;
    private readonly JsonObject _detail;
    private string _id;

    private SampleEvent(string call, string bucket, DateTime utc)
    {
        var number = Interlocked.Increment(ref _count);
        _id = $"envelope-{number}";
        _detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = new JsonObject
            {
                ["type"] = "IAMUser", ["userName"] = "dana", ["arn"] = "arn:aws:iam::111122223333:user/dana", ["accountId"] = FakeAws.Account,
            },
            ["eventTime"] = utc.ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["eventSource"] = "s3.amazonaws.com",
            ["eventName"] = call,
            ["awsRegion"] = FakeAws.Region,
            ["sourceIPAddress"] = "203.0.113.20",
            ["userAgent"] = "aws-cli/2.17.0",
            ["requestParameters"] = new JsonObject { ["bucketName"] = bucket },
            ["requestID"] = $"FOREIGN{number}",
            ["eventID"] = $"event-{number}",
            ["resources"] = new JsonArray(new JsonObject
            {
                ["accountId"] = FakeAws.Account, ["type"] = "AWS::S3::Bucket", ["ARN"] = $"arn:aws:s3:::{bucket}",
            }),
            ["recipientAccountId"] = FakeAws.Account,
        };
    }

    public static SampleEvent Put(string bucket, string policy, DateTime utc)
    {
        var made = new SampleEvent("PutBucketPolicy", bucket, utc);
        made.Request["bucketPolicy"] = JsonNode.Parse(policy);
        return made;
    }

    public static SampleEvent Delete(string bucket, DateTime utc) => new("DeleteBucketPolicy", bucket, utc);

    public static SampleEvent Call(string name, string bucket, DateTime utc) => new(name, bucket, utc);

    public SampleEvent Failed(string errorCode) => With("errorCode", errorCode);

    public SampleEvent With(string member, JsonNode? value)
    {
        _detail[member] = value;
        return this;
    }

    public SampleEvent WithEnvelopeId(string id)
    {
        _id = id;
        return this;
    }

    /// <summary>By an IAM user with a tool.</summary>
    public SampleEvent By(string user, string userAgent = "aws-cli/2.17.0")
    {
        _detail["userIdentity"] = new JsonObject
        {
            ["type"] = "IAMUser", ["userName"] = user, ["arn"] = $"arn:aws:iam::111122223333:user/{user}", ["accountId"] = FakeAws.Account,
        };
        return With("userAgent", userAgent);
    }

    public SampleEvent ByOurRole(long attemptId, string? requestId = null)
    {
        _detail["userIdentity"] = new JsonObject
        {
            ["type"] = "AssumedRole",
            ["arn"] = $"arn:aws:sts::111122223333:assumed-role/SecOpsConsoleRemediator/SecOpsConsole-{attemptId}",
            ["sessionContext"] = new JsonObject { ["sessionIssuer"] = new JsonObject { ["arn"] = FakeAws.Role } },
        };
        return requestId is null ? this : With("requestID", requestId);
    }

    public JsonObject Request => (JsonObject)_detail["requestParameters"]!;

    public byte[] ToBytes() => System.Text.Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = "0",
        ["id"] = _id,
        ["detail-type"] = "AWS API Call via CloudTrail",
        ["source"] = "aws.s3",
        ["account"] = FakeAws.Account,
        ["time"] = _detail["eventTime"]!.DeepClone(),
        ["region"] = FakeAws.Region,
        ["resources"] = new JsonArray(),
        ["detail"] = _detail.DeepClone(),
    }.ToJsonString());
}
