namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Reads and writes bucket policies in AWS. Sends the expected bucket owner with every call, never throws for an AWS error,
/// and makes no call for an account or Region that is not configured (<see cref="AwsFaultKind.NotConfigured"/>).
/// </summary>
public interface IBucketPolicyGateway
{
    /// <summary>AWS calls of <see cref="ReadAccessAsync"/>.</summary>
    const int AccessCalls = 4;

    /// <summary>AWS calls of a whole look: the policy and four settings; the first look at a bucket asks AWS Config too.</summary>
    const int LookCalls = 6;

    /// <summary>The accounts and Regions that are configured: events of others are stored and flagged.</summary>
    IReadOnlyList<AwsAccountScope> Accounts { get; }

    /// <summary>Every bucket of a configured account, with its Region; buckets in Regions that are not configured are left out.</summary>
    Task<AwsAnswer<IReadOnlyList<BucketRef>>> ListBucketsAsync(string accountId, CancellationToken cancellationToken);

    Task<AwsAnswer<LivePolicy>> ReadPolicyAsync(BucketRef bucket, CancellationToken cancellationToken);

    Task<AwsAnswer<BucketSettings>> ReadSettingsAsync(BucketRef bucket, CancellationToken cancellationToken);

    /// <summary>What a sweep compares; an adapter needs four calls for it (<see cref="AccessCalls"/>).</summary>
    async Task<AwsAnswer<BucketAccess>> ReadAccessAsync(BucketRef bucket, CancellationToken cancellationToken)
    {
        var policy = await ReadPolicyAsync(bucket, cancellationToken).ConfigureAwait(false);
        if (policy.Fault is { } fault)
        {
            return AwsAnswer<BucketAccess>.Failed(fault);
        }

        var settings = await ReadSettingsAsync(bucket, cancellationToken).ConfigureAwait(false);
        return settings.Fault is { } unread
            ? AwsAnswer<BucketAccess>.Failed(unread)
            : AwsAnswer<BucketAccess>.Ok(new BucketAccess(policy.Value!.Text, settings.Value!.BlockPublicAccess, settings.Value.AclPublic, settings.Value.Encryption) { AclGrants = settings.Value.AclGrants }, policy.RequestId);
    }

    /// <summary>Puts a policy; <paramref name="attemptId"/> becomes part of the role session name, so that CloudTrail shows it.</summary>
    Task<AwsAnswer<Written>> PutPolicyAsync(BucketRef bucket, string text, long attemptId, CancellationToken cancellationToken);

    Task<AwsAnswer<Written>> DeletePolicyAsync(BucketRef bucket, long attemptId, CancellationToken cancellationToken);
}
