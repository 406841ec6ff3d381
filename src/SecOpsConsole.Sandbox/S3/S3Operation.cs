using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3;

/// <summary>One line of the operation table: how a request is recognised, authorised, recorded and answered.</summary>
internal sealed record S3Operation(
    string Name, string Method, S3Scope Scope, string? Flag, string Action, Func<S3Call, AwsResponse> Handle)
{
    /// <summary>CloudTrail's name where it differs.</summary>
    public string? TrailName { get; init; }

    /// <summary>Other accounts get 405 MethodNotAllowed, whatever any policy says.</summary>
    public bool OwnerOnly { get; init; }

    /// <summary>Bucket policies that are written at the same moment as this one conflict (409).</summary>
    public bool Exclusive { get; init; }

    /// <summary>Answers without the bucket's Region being the signature's.</summary>
    public bool AnyRegion { get; init; }

    public bool ReadOnly => Method is "GET" or "HEAD";

    /// <summary>Object calls and listings are data events, which a trail of management events does not see.</summary>
    public bool Management => Scope != S3Scope.Object && Name != "ListObjectsV2";
}
