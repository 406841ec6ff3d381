using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>The default encryption of buckets, read and written in S3.</summary>
internal sealed class S3EncryptionGateway(AwsClients clients) : IBucketEncryptionGateway
{
    [RequiresIam("s3:GetEncryptionConfiguration")]
    public Task<AwsAnswer<BucketEncryption>> ReadEncryptionAsync(BucketRef bucket, CancellationToken cancellationToken) =>
        AwsCall.ForAsync(clients, bucket, isWrite: false, async () =>
        {
            var (encryption, requestId) = await ReadAsync(clients.S3(bucket.AccountId, bucket.Region), bucket, cancellationToken).ConfigureAwait(false);
            return encryption is null
                ? AwsAnswer<BucketEncryption>.Failed(new AwsFault(AwsFaultKind.Missing, "NoSuchBucket", "S3 shows no default encryption, and every bucket has one.", requestId))
                : AwsAnswer<BucketEncryption>.Ok(encryption, requestId);
        });

    /// <summary>The permission to put covers the deletion too (S3 API, DeleteBucketEncryption).</summary>
    [RequiresIam("s3:PutEncryptionConfiguration")]
    public Task<AwsAnswer<Written>> WriteEncryptionAsync(BucketRef bucket, BucketEncryption encryption, long attemptId, CancellationToken cancellationToken) =>
        AwsCall.ForAsync(clients, bucket, isWrite: true, async () =>
        {
            using var s3 = clients.S3ForWrite(bucket.AccountId, bucket.Region, attemptId);
            var metadata = encryption == BucketEncryption.Default
                ? (await s3.DeleteBucketEncryptionAsync(
                    new DeleteBucketEncryptionRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false)).ResponseMetadata
                : (await s3.PutBucketEncryptionAsync(Put(bucket, encryption), cancellationToken).ConfigureAwait(false)).ResponseMetadata;
            return AwsAnswer<Written>.Ok(new Written(), metadata?.RequestId);
        });

    /// <summary>
    /// What is in force, with the request id. Null after a 404: the SDK gives no configuration then and no exception, and since 2023 only a
    /// bucket that is not there has none.
    /// </summary>
    internal static async Task<(BucketEncryption? Encryption, string? RequestId)> ReadAsync(AmazonS3Client s3, BucketRef bucket, CancellationToken cancellationToken)
    {
        var answer = await s3.GetBucketEncryptionAsync(
            new GetBucketEncryptionRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
        var rule = answer.HttpStatusCode == HttpStatusCode.OK ? answer.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules?.FirstOrDefault() : null;
        return (rule is null ? null : Of(rule), answer.ResponseMetadata?.RequestId);
    }

    /// <summary>A rule may only block encryption types: then SSE-S3 is in force.</summary>
    private static BucketEncryption Of(ServerSideEncryptionRule rule)
    {
        var byDefault = rule.ServerSideEncryptionByDefault;
        var key = byDefault?.ServerSideEncryptionKeyManagementServiceKeyId;
        var blocks = rule.BlockedEncryptionTypes?.EncryptionType;
        return new BucketEncryption(
            byDefault?.ServerSideEncryptionAlgorithm?.Value ?? BucketEncryption.Default.Algorithm, string.IsNullOrEmpty(key) ? null : key, rule.BucketKeyEnabled ?? false)
        {
            Blocks = blocks is { Count: > 0 } ? string.Join(',', blocks.Order(StringComparer.Ordinal)) : null,
        };
    }

    private static PutBucketEncryptionRequest Put(BucketRef bucket, BucketEncryption encryption) => new()
    {
        BucketName = bucket.Name,
        ExpectedBucketOwner = bucket.AccountId,
        ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
        {
            ServerSideEncryptionRules =
            [
                new ServerSideEncryptionRule
                {
                    BucketKeyEnabled = encryption.BucketKey,
                    ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault
                    {
                        ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.FindValue(encryption.Algorithm),
                        ServerSideEncryptionKeyManagementServiceKeyId = encryption.KeyId,
                    },
                    BlockedEncryptionTypes = encryption.Blocks is { } blocks ? new BlockedEncryptionTypes { EncryptionType = [.. blocks.Split(',')] } : null,
                },
            ],
        },
    };
}
