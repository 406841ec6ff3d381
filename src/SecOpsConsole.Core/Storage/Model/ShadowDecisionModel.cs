using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class ShadowDecisionModel : IEntityTypeConfiguration<ShadowDecision>
{
    public void Configure(EntityTypeBuilder<ShadowDecision> builder)
    {
        // One opinion for each opening of a finding and content of the policy, however often the bucket is looked at.
        builder.HasIndex(d => new { d.FindingId, d.Fingerprint, d.Opening }).IsUnique();
        builder.HasIndex(d => new { d.BucketId, d.AtUtc });
        builder.HasIndex(d => new { d.AtUtc, d.Id });
        builder.HasIndex(d => new { d.Agreement, d.AtUtc, d.Id });
        builder.HasOne<Bucket>().WithMany().HasForeignKey(d => d.BucketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Finding>().WithMany().HasForeignKey(d => d.FindingId).OnDelete(DeleteBehavior.Restrict);
    }
}
