namespace SecOpsConsole.Core.Ports;

/// <summary>The history of a bucket's policy in AWS Config: the second source, after our own store.</summary>
public interface IPolicyHistory
{
    /// <summary>
    /// Items captured before <paramref name="beforeUtc"/> (null: now), newest first, at most <paramref name="limit"/>;
    /// pages through short and empty pages with a bound. An account without a recorder, or a bucket it does not know, is an empty list.
    /// </summary>
    Task<AwsAnswer<IReadOnlyList<ConfigurationPolicy>>> ReadAsync(BucketRef bucket, DateTime? beforeUtc, int limit, CancellationToken cancellationToken);
}
