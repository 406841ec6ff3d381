using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.CloudTrail;

/// <summary>
/// Writes the CloudTrail record of a call (CloudTrail user guide, "Record contents" and "userIdentity element").
/// requestID is the x-amz-request-id (x-amzn-RequestId) that the caller saw: that is how a caller recognises its own writes.
/// </summary>
internal static class CloudTrailRecord
{
    private const string EventVersion = "1.11";

    public static JsonObject Write(ApiCall call, string eventId, string recipientAccountId)
    {
        var record = new JsonObject
        {
            ["eventVersion"] = EventVersion,
            ["userIdentity"] = UserIdentity.Write(call.Caller),
            ["eventTime"] = JsonTime.IsoSeconds(call.TimeUtc),
            ["eventSource"] = call.EventSource,
            ["eventName"] = call.EventName,
            ["awsRegion"] = call.Region,
            ["sourceIPAddress"] = call.SourceIp,
            ["userAgent"] = $"[{call.UserAgent}]",
        };
        if (call.ErrorCode is { } code)
        {
            record["errorCode"] = code;
            record["errorMessage"] = Cut(call.ErrorMessage ?? "");
        }

        record["requestParameters"] = call.RequestParameters?.DeepClone();
        record["responseElements"] = null;
        if (call.EventSource == "s3.amazonaws.com")
        {
            record["additionalEventData"] = Additional(call);
        }

        record["requestID"] = call.RequestId;
        record["eventID"] = eventId;
        record["readOnly"] = call.ReadOnly;
        AddResources(record, call, recipientAccountId);
        record["eventType"] = "AwsApiCall";
        record["managementEvent"] = call.Management;
        record["recipientAccountId"] = recipientAccountId;
        record["eventCategory"] = "Management";
        record["tlsDetails"] = Tls(call);
        return record;
    }

    private static JsonObject Additional(ApiCall call) => new()
    {
        ["SignatureVersion"] = call.Caller.Type == CallerType.Anonymous ? "None" : "SigV4",
        ["CipherSuite"] = "TLS_AES_128_GCM_SHA256",
        ["bytesTransferredIn"] = call.BytesIn,
        ["AuthenticationMethod"] = "AuthHeader",
        ["x-amz-id-2"] = call.ExtendedRequestId,
        ["bytesTransferredOut"] = call.BytesOut,
    };

    private static void AddResources(JsonObject record, ApiCall call, string accountId)
    {
        if (call.Bucket is { } bucket)
        {
            record["resources"] = new JsonArray(new JsonObject
            {
                ["accountId"] = call.BucketOwner ?? accountId,
                ["type"] = "AWS::S3::Bucket",
                ["ARN"] = "arn:aws:s3:::" + bucket,
            });
        }
    }

    private static JsonObject Tls(ApiCall call) => new()
    {
        ["tlsVersion"] = "TLSv1.3",
        ["cipherSuite"] = "TLS_AES_128_GCM_SHA256",
        ["clientProvidedHostHeader"] = call.Host,
    };

    /// <summary>"errorMessage: … up to 1 KB" (record contents).</summary>
    private static string Cut(string text) => text.Length <= 1024 ? text : text[..1024];
}
