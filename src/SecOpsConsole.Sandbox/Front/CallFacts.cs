using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>What CloudTrail says about a call beside who and when.</summary>
internal sealed record CallFacts
{
    /// <summary>For example <c>s3.amazonaws.com</c>.</summary>
    public required string EventSource { get; init; }

    /// <summary>CloudTrail's name; it differs from the API's for Block Public Access.</summary>
    public required string EventName { get; init; }

    public string? Bucket { get; init; }

    /// <summary>The account that owns the bucket, when it exists.</summary>
    public string? BucketOwner { get; init; }

    /// <summary>In CloudTrail's shape.</summary>
    public JsonNode? RequestParameters { get; init; }

    public required bool ReadOnly { get; init; }

    /// <summary>False for data events (object calls), which a trail of management events does not see.</summary>
    public bool Management { get; init; } = true;
}
