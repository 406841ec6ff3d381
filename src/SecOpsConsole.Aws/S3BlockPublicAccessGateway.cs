using Amazon.S3.Model;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>Block Public Access of buckets, read and written in S3.</summary>
internal sealed class S3BlockPublicAccessGateway(AwsClients clients) : IBlockPublicAccessGateway
{
    [RequiresIam("s3:GetBucketPublicAccessBlock")]
    public async Task<AwsAnswer<BlockPublicAccess>> ReadBlockAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.ForAsync(clients, bucket, isWrite: false, async () =>
        {
            var (block, requestId) = await ReadAsync(clients.S3(bucket.AccountId, bucket.Region), bucket, cancellationToken).ConfigureAwait(false);
            return AwsAnswer<BlockPublicAccess>.Ok(block, requestId);
        }).ConfigureAwait(false);
        return answer.Fault is { Code: "NoSuchPublicAccessBlockConfiguration" } none
            ? AwsAnswer<BlockPublicAccess>.Ok(BlockPublicAccess.None, none.RequestId)
            : answer;
    }

    /// <summary>The permission to put covers the deletion too (S3 API, DeletePublicAccessBlock).</summary>
    [RequiresIam("s3:PutBucketPublicAccessBlock")]
    public Task<AwsAnswer<Written>> WriteBlockAsync(BucketRef bucket, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken) =>
        AwsCall.ForAsync(clients, bucket, isWrite: true, async () =>
        {
            using var s3 = clients.S3ForWrite(bucket.AccountId, bucket.Region, attemptId);
            var metadata = block.Configured
                ? (await s3.PutPublicAccessBlockAsync(Put(bucket, block), cancellationToken).ConfigureAwait(false)).ResponseMetadata
                : (await s3.DeletePublicAccessBlockAsync(
                    new DeletePublicAccessBlockRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false)).ResponseMetadata;
            return AwsAnswer<Written>.Ok(new Written(), metadata?.RequestId);
        });

    /// <summary>The settings with the request id; a bucket without a configuration is an exception of the SDK.</summary>
    internal static async Task<(BlockPublicAccess Block, string? RequestId)> ReadAsync(
        Amazon.S3.AmazonS3Client s3, BucketRef bucket, CancellationToken cancellationToken)
    {
        var answer = await s3.GetPublicAccessBlockAsync(
            new GetPublicAccessBlockRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
        var flags = answer.PublicAccessBlockConfiguration;
        return (
            new BlockPublicAccess(
                flags?.BlockPublicAcls ?? false, flags?.IgnorePublicAcls ?? false, flags?.BlockPublicPolicy ?? false, flags?.RestrictPublicBuckets ?? false),
            answer.ResponseMetadata.RequestId);
    }

    private static PutPublicAccessBlockRequest Put(BucketRef bucket, BlockPublicAccess block) => new()
    {
        BucketName = bucket.Name,
        ExpectedBucketOwner = bucket.AccountId,
        PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
        {
            BlockPublicAcls = block.BlockPublicAcls,
            IgnorePublicAcls = block.IgnorePublicAcls,
            BlockPublicPolicy = block.BlockPublicPolicy,
            RestrictPublicBuckets = block.RestrictPublicBuckets,
        },
    };
}
