using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>Bucket policies and what decides beside them, read and written in S3.</summary>
internal sealed class S3BucketPolicyGateway(AwsClients clients) : IBucketPolicyGateway
{
    private const int MaxPages = 100;

    /// <summary>In a page. S3 tells a bucket's Region only to a request that has a parameter.</summary>
    private const int MaxBuckets = 1000;

    public IReadOnlyList<AwsAccountScope> Accounts => clients.Accounts;

    [RequiresIam("s3:ListAllMyBuckets", "s3:GetBucketLocation")]
    public async Task<AwsAnswer<IReadOnlyList<BucketRef>>> ListBucketsAsync(string accountId, CancellationToken cancellationToken)
    {
        if (clients.Accounts.FirstOrDefault(a => a.AccountId == accountId) is not { } account)
        {
            return AwsAnswer<IReadOnlyList<BucketRef>>.Failed(AwsCall.NotConfigured(accountId, null));
        }

        return await AwsCall.CatchAsync<IReadOnlyList<BucketRef>>(isWrite: false, async () =>
        {
            var s3 = clients.S3(accountId, account.Regions[0]);
            var found = new List<BucketRef>();
            string? token = null;
            string? requestId = null;
            for (var page = 0; page < MaxPages; page++)
            {
                var answer = await s3.ListBucketsAsync(new ListBucketsRequest { ContinuationToken = token, MaxBuckets = MaxBuckets }, cancellationToken).ConfigureAwait(false);
                requestId = answer.ResponseMetadata.RequestId;
                foreach (var bucket in answer.Buckets ?? [])
                {
                    var region = bucket.BucketRegion ?? await RegionOfAsync(s3, accountId, bucket.BucketName, cancellationToken).ConfigureAwait(false);
                    if (account.Regions.Contains(region))
                    {
                        found.Add(new BucketRef(accountId, region, bucket.BucketName));
                    }
                }

                token = answer.ContinuationToken;
                if (string.IsNullOrEmpty(token))
                {
                    break;
                }
            }

            return AwsAnswer<IReadOnlyList<BucketRef>>.Ok(found, requestId);
        }).ConfigureAwait(false);
    }

    [RequiresIam("s3:GetBucketPolicy")]
    public Task<AwsAnswer<LivePolicy>> ReadPolicyAsync(BucketRef bucket, CancellationToken cancellationToken) =>
        ForAsync(bucket, isWrite: false, async () =>
        {
            var answer = await clients.S3(bucket.AccountId, bucket.Region).GetBucketPolicyAsync(
                new GetBucketPolicyRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
            var requestId = answer.ResponseMetadata?.RequestId;
            if (answer.HttpStatusCode == HttpStatusCode.OK)
            {
                return AwsAnswer<LivePolicy>.Ok(new LivePolicy(answer.Policy), requestId);
            }

            // The 404 trap: no exception, and Policy holds the error XML.
            var (code, message) = ErrorBody.Read(answer.Policy) ?? ("Http" + (int)answer.HttpStatusCode, "S3 answered without a policy.");
            return code == "NoSuchBucketPolicy"
                ? AwsAnswer<LivePolicy>.Ok(new LivePolicy(null), requestId)
                : AwsAnswer<LivePolicy>.Failed(AwsErrors.From(code, message, requestId, answer.HttpStatusCode));
        });

    [RequiresIam("s3:GetBucketPublicAccessBlock", "s3:GetBucketAcl", "s3:GetEncryptionConfiguration", "s3:GetBucketOwnershipControls", "s3:GetBucketTagging")]
    public Task<AwsAnswer<BucketSettings>> ReadSettingsAsync(BucketRef bucket, CancellationToken cancellationToken) =>
        ForAsync(bucket, isWrite: false, async () =>
        {
            var reader = new BucketSettingsReader(clients.S3(bucket.AccountId, bucket.Region), bucket);
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        });

    [RequiresIam("s3:GetBucketPolicy", "s3:GetBucketPublicAccessBlock", "s3:GetBucketAcl")]
    public Task<AwsAnswer<BucketAccess>> ReadAccessAsync(BucketRef bucket, CancellationToken cancellationToken) =>
        ForAsync(bucket, isWrite: false, async () =>
        {
            var policy = await ReadPolicyAsync(bucket, cancellationToken).ConfigureAwait(false);
            return policy.Fault is { } fault
                ? AwsAnswer<BucketAccess>.Failed(fault)
                : await new BucketSettingsReader(clients.S3(bucket.AccountId, bucket.Region), bucket)
                    .ReadAccessAsync(policy.Value!.Text, cancellationToken).ConfigureAwait(false);
        });

    [RequiresIam("s3:PutBucketPolicy")]
    public Task<AwsAnswer<Written>> PutPolicyAsync(BucketRef bucket, string text, long attemptId, CancellationToken cancellationToken) =>
        ForAsync(bucket, isWrite: true, async () =>
        {
            using var s3 = clients.S3ForWrite(bucket.AccountId, bucket.Region, attemptId);
            var answer = await s3.PutBucketPolicyAsync(
                new PutBucketPolicyRequest { BucketName = bucket.Name, Policy = text, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
            return AwsAnswer<Written>.Ok(new Written(), answer.ResponseMetadata.RequestId);
        });

    [RequiresIam("s3:DeleteBucketPolicy")]
    public Task<AwsAnswer<Written>> DeletePolicyAsync(BucketRef bucket, long attemptId, CancellationToken cancellationToken) =>
        ForAsync(bucket, isWrite: true, async () =>
        {
            using var s3 = clients.S3ForWrite(bucket.AccountId, bucket.Region, attemptId);
            var answer = await s3.DeleteBucketPolicyAsync(
                new DeleteBucketPolicyRequest { BucketName = bucket.Name, ExpectedBucketOwner = bucket.AccountId }, cancellationToken).ConfigureAwait(false);
            return AwsAnswer<Written>.Ok(new Written(), answer.ResponseMetadata.RequestId);
        });

    private static async Task<string> RegionOfAsync(AmazonS3Client s3, string accountId, string name, CancellationToken cancellationToken)
    {
        var location = await s3.GetBucketLocationAsync(
            new GetBucketLocationRequest { BucketName = name, ExpectedBucketOwner = accountId }, cancellationToken).ConfigureAwait(false);
        // The constraint is empty for us-east-1 and "EU" for buckets made long ago.
        return location.Location?.Value switch
        {
            null or "" => "us-east-1",
            "EU" => "eu-west-1",
            var region => region,
        };
    }

    private Task<AwsAnswer<T>> ForAsync<T>(BucketRef bucket, bool isWrite, Func<Task<AwsAnswer<T>>> call) => AwsCall.ForAsync(clients, bucket, isWrite, call);
}
