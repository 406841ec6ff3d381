using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Protection;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>What a bucket is and what manages it, as far as it keeps automatic mode off.</summary>
/// <param name="Classes">The protected classes with their evidence.</param>
/// <param name="ManagedBy">The tool that applies code and changed the bucket lately; null when none did.</param>
/// <param name="Bars">Why automatic mode does not act here whatever the mode says; empty when nothing bars it, or a person overrode it.</param>
public sealed record BucketProtectionResponse(
    IReadOnlyList<ProtectedBy> Classes, string? ManagedBy, DateTime? ManagedUtc, IReadOnlyList<string> Bars, string? OverriddenBy, DateTime? OverriddenUtc, string? OverrideReason)
{
    public static BucketProtectionResponse From(BucketDetail detail) => new(
        detail.Protection, detail.ManagedBy, detail.ManagedBy is null ? null : detail.Bucket.ManagedUtc, detail.Bars,
        detail.Bucket.OverriddenBy, detail.Bucket.OverriddenUtc, detail.Bucket.OverrideReason);
}
