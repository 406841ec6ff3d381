using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Reads and writes the default encryption of buckets in AWS. Like <see cref="IBucketPolicyGateway"/> it sends the expected bucket owner, never
/// throws for an AWS error and makes no call for an account or Region that is not configured.
/// </summary>
public interface IBucketEncryptionGateway
{
    /// <summary>What is in force: SSE-S3 for a bucket without a configuration.</summary>
    Task<AwsAnswer<BucketEncryption>> ReadEncryptionAsync(BucketRef bucket, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the default encryption exactly this: <see cref="BucketEncryption.Default"/> deletes the configuration, everything else is put.
    /// S3 does not ask KMS about the key (S3 API, PutBucketEncryption): a key that is gone is noticed by the next upload. <paramref name="attemptId"/>
    /// becomes part of the role session name, so that CloudTrail shows it.
    /// </summary>
    Task<AwsAnswer<Written>> WriteEncryptionAsync(BucketRef bucket, BucketEncryption encryption, long attemptId, CancellationToken cancellationToken);
}
