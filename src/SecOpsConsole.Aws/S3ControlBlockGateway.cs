using Amazon.S3Control.Model;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws;

/// <summary>Block Public Access of accounts, read and written in S3 Control.</summary>
internal sealed class S3ControlBlockGateway(AwsClients clients) : IAccountBlockGateway
{
    [RequiresIam("s3:GetAccountPublicAccessBlock")]
    public async Task<AwsAnswer<BlockPublicAccess>> ReadAccountBlockAsync(string accountId, CancellationToken cancellationToken)
    {
        var answer = await ForAsync(accountId, isWrite: false, async () =>
        {
            var read = await clients.S3Control(accountId)
                .GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { AccountId = accountId }, cancellationToken).ConfigureAwait(false);
            var flags = read.PublicAccessBlockConfiguration;
            var block = new BlockPublicAccess(
                flags?.BlockPublicAcls ?? false, flags?.IgnorePublicAcls ?? false, flags?.BlockPublicPolicy ?? false, flags?.RestrictPublicBuckets ?? false);
            return AwsAnswer<BlockPublicAccess>.Ok(block, read.ResponseMetadata?.RequestId);
        }).ConfigureAwait(false);
        return answer.Fault is { Code: "NoSuchPublicAccessBlockConfiguration" } none
            ? AwsAnswer<BlockPublicAccess>.Ok(BlockPublicAccess.None, none.RequestId)
            : answer;
    }

    /// <summary>The permission to put covers the deletion too (S3 API, DeletePublicAccessBlock).</summary>
    [RequiresIam("s3:PutAccountPublicAccessBlock")]
    public async Task<AwsAnswer<Written>> WriteAccountBlockAsync(string accountId, BlockPublicAccess block, long attemptId, CancellationToken cancellationToken)
    {
        var answer = await ForAsync(accountId, isWrite: true, async () =>
        {
            using var control = clients.S3ControlForWrite(accountId, attemptId);
            var metadata = block.Configured
                ? (await control.PutPublicAccessBlockAsync(Put(accountId, block), cancellationToken).ConfigureAwait(false)).ResponseMetadata
                : (await control.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { AccountId = accountId }, cancellationToken).ConfigureAwait(false)).ResponseMetadata;
            return AwsAnswer<Written>.Ok(new Written(), metadata?.RequestId);
        }).ConfigureAwait(false);
        return answer.Fault is { Code: "AccessDenied", Denial.By: DeniedBy.Unexplained or DeniedBy.BlockPublicAccess } denied
            // A 403 that names no kind of policy: "you might get an Access Denied (403) error when the account is managed by organization-level
            // Block Public Access policies" (S3 API, PutPublicAccessBlock of S3 Control).
            ? AwsAnswer<Written>.Failed(denied with { Code = IAccountBlockGateway.ManagedByOrganization, Denial = null })
            : answer;
    }

    private Task<AwsAnswer<T>> ForAsync<T>(string accountId, bool isWrite, Func<Task<AwsAnswer<T>>> call) =>
        clients.Accounts.Any(account => account.AccountId == accountId)
            ? AwsCall.CatchAsync(isWrite, call)
            : Task.FromResult(AwsAnswer<T>.Failed(AwsCall.NotConfigured(accountId, null)));

    private static PutPublicAccessBlockRequest Put(string accountId, BlockPublicAccess block) => new()
    {
        AccountId = accountId,
        PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
        {
            BlockPublicAcls = block.BlockPublicAcls,
            IgnorePublicAcls = block.IgnorePublicAcls,
            BlockPublicPolicy = block.BlockPublicPolicy,
            RestrictPublicBuckets = block.RestrictPublicBuckets,
        },
    };
}
