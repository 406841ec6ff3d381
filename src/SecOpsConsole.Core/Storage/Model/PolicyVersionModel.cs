using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class PolicyVersionModel : IEntityTypeConfiguration<PolicyVersion>
{
    public void Configure(EntityTypeBuilder<PolicyVersion> builder)
    {
        builder.HasIndex(v => new { v.BucketId, v.Fingerprint }).IsUnique();
        builder.HasOne<Bucket>().WithMany().HasForeignKey(v => v.BucketId).OnDelete(DeleteBehavior.Restrict);
    }
}
