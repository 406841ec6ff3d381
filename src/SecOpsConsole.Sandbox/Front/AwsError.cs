namespace SecOpsConsole.Sandbox.Front;

/// <summary>An AWS error: HTTP status, code, message, and the extra elements that S3 adds (BucketName, Region).</summary>
internal sealed record AwsError(int Status, string Code, string Message)
{
    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];

    public AwsError With(string name, string value) => this with { Details = [.. Details, new(name, value)] };
}
