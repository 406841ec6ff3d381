using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>
/// Block Public Access of a bucket. A state is <c>bpa:none</c>, or <c>bpa:</c> and four digits for BlockPublicAcls, IgnorePublicAcls,
/// BlockPublicPolicy and RestrictPublicBuckets; null: it could not be read.
/// </summary>
/// <param name="State">The bucket's own; goes back as <c>expectedBlock</c>.</param>
/// <param name="AccountState">The account's.</param>
/// <param name="EffectiveState">What holds: both together.</param>
/// <param name="ContainedAttemptId">The attempt that contained the bucket, while what it set is still there.</param>
public sealed record BlockResponse(string? State, string? AccountState, string? EffectiveState, long? ContainedAttemptId)
{
    public static BlockResponse From(Bucket bucket) =>
        new(bucket.BlockState, bucket.AccountBlockState, bucket.EffectiveBlock?.State, bucket.ContainedAttemptId);
}
