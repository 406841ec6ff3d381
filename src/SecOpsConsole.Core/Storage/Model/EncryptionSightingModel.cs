using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class EncryptionSightingModel : IEntityTypeConfiguration<EncryptionSighting>
{
    public void Configure(EntityTypeBuilder<EncryptionSighting> builder)
    {
        builder.HasIndex(s => new { s.BucketId, s.SeenUtc, s.Id });
        builder.HasOne<Bucket>().WithMany().HasForeignKey(s => s.BucketId).OnDelete(DeleteBehavior.Restrict);
    }
}
