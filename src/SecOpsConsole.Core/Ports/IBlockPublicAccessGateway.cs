using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Reads and writes Block Public Access in AWS. Like <see cref="IBucketPolicyGateway"/> it sends the expected bucket owner, never throws
/// for an AWS error and makes no call for an account or Region that is not configured.
/// </summary>
public interface IBlockPublicAccessGateway
{
    /// <summary>The bucket's own settings; <see cref="BlockPublicAccess.None"/> when it has no configuration.</summary>
    Task<AwsAnswer<BlockPublicAccess>> ReadBlockAsync(BucketRef bucket, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the bucket's own settings exactly these: <see cref="BlockPublicAccess.None"/> deletes the configuration.
    /// <paramref name="attemptId"/> becomes part of the role session name, so that CloudTrail shows it.
    /// </summary>
    Task<AwsAnswer<Written>> WriteBlockAsync(BucketRef bucket, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken);
}
