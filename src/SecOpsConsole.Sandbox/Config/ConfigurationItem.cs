namespace SecOpsConsole.Sandbox.Config;

/// <summary>
/// One configuration item of a bucket as AWS Config keeps it: <see cref="Configuration"/> and every value of
/// <see cref="SupplementaryConfiguration"/> are JSON texts, which is what the API returns.
/// </summary>
internal sealed record ConfigurationItem
{
    public const string BucketType = "AWS::S3::Bucket";

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string ResourceId { get; init; }

    public required DateTime CaptureUtc { get; init; }

    public required ItemStatus Status { get; init; }

    public required DateTime ResourceCreatedUtc { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public required string Configuration { get; init; }

    public required IReadOnlyDictionary<string, string> SupplementaryConfiguration { get; init; }

    public string Arn => "arn:aws:s3:::" + ResourceId;

    public long StateId => new DateTimeOffset(CaptureUtc).ToUnixTimeMilliseconds();
}
