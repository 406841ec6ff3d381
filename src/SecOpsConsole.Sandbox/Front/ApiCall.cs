using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>One finished call, successful or not. Requests whose signature was refused have no caller and are not published.</summary>
internal sealed record ApiCall
{
    public required DateTime TimeUtc { get; init; }

    /// <summary>For example <c>s3.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>The API's name, such as PutPublicAccessBlock.</summary>
    public required string Operation { get; init; }

    /// <summary>CloudTrail's name, such as PutBucketPublicAccessBlock.</summary>
    public required string EventName { get; init; }

    public required Caller Caller { get; init; }

    public required string Region { get; init; }

    public required string SourceIp { get; init; }

    public required string UserAgent { get; init; }

    public required string RequestId { get; init; }

    public required string ExtendedRequestId { get; init; }

    public required string Host { get; init; }

    public required int Status { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public string? Bucket { get; init; }

    /// <summary>The account that owned the bucket before or after the call.</summary>
    public string? BucketOwner { get; init; }

    /// <summary>In CloudTrail's shape; shared between listeners, so clone before changing or attaching it.</summary>
    public JsonNode? RequestParameters { get; init; }

    public required bool ReadOnly { get; init; }

    public required bool Management { get; init; }

    public required long BytesIn { get; init; }

    public required long BytesOut { get; init; }
}
