using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Protection;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// What the configuration says about where the console works: through which role it acts in an account, and which buckets are its own.
/// A verb on a stopped console has no adapter: then no role is known.
/// </summary>
internal sealed class Surroundings(IEnumerable<IBucketPolicyGateway> gateways, ProtectionOptions protection)
{
    /// <summary>The ARN of the console's role in the bucket's account; null when none is configured.</summary>
    public string? RoleOf(Bucket bucket) =>
        gateways.SelectMany(gateway => gateway.Accounts).FirstOrDefault(account => account.AccountId == bucket.AccountId)?.RoleArn is { Length: > 0 } arn ? arn : null;

    /// <param name="bucket">The bucket.</param>
    /// <param name="policies">What is known of its policies: a weak one that took the place of a good one must not hide what the bucket is.</param>
    public IReadOnlyList<ProtectedBy> ClassesOf(Bucket bucket, params ReadOnlySpan<string?> policies) =>
        BucketClasses.Of(bucket.Name, policies, protection);
}
