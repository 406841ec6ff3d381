using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class PolicySightingModel : IEntityTypeConfiguration<PolicySighting>
{
    public void Configure(EntityTypeBuilder<PolicySighting> builder)
    {
        builder.HasIndex(s => new { s.BucketId, s.SeenUtc, s.Id });
        builder.HasOne<Bucket>().WithMany().HasForeignKey(s => s.BucketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PolicyVersion>().WithMany().HasForeignKey(s => s.PolicyVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}
