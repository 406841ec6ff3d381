using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>
/// Block Public Access of a bucket. A state is <c>bpa:none</c>, or <c>bpa:</c> and four digits for BlockPublicAcls, IgnorePublicAcls,
/// BlockPublicPolicy and RestrictPublicBuckets; null: it could not be read.
/// </summary>
/// <param name="State">The bucket's own; goes back as <c>expectedBlock</c>.</param>
/// <param name="AccountState">The account's.</param>
/// <param name="EffectiveState">What holds: both together.</param>
/// <param name="ContainedAttemptId">The attempt that contained the bucket, while what it set is still there.</param>
/// <param name="FormerState">What a restore would give back; null when there is nothing to restore.</param>
/// <param name="FormerSource">Where that was seen.</param>
/// <param name="FormerSeenUtc">When that was seen.</param>
public sealed record BlockResponse(
    string? State, string? AccountState, string? EffectiveState, long? ContainedAttemptId,
    string? FormerState, VersionSource? FormerSource, DateTime? FormerSeenUtc)
{
    public static BlockResponse From(Bucket bucket, BlockChoice former) => new(
        bucket.BlockState, bucket.AccountBlockState, bucket.EffectiveBlock?.State, bucket.ContainedAttemptId,
        former.Former?.State, former.Former is null ? null : former.Source, former.Former is null ? null : former.SeenUtc);
}
