using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class BlockSightingModel : IEntityTypeConfiguration<BlockSighting>
{
    public void Configure(EntityTypeBuilder<BlockSighting> builder)
    {
        builder.HasIndex(s => new { s.BucketId, s.SeenUtc, s.Id });
        builder.HasIndex(s => new { s.AccountId, s.SeenUtc, s.Id }).HasFilter("\"BucketId\" IS NULL");
        builder.HasOne<Bucket>().WithMany().HasForeignKey(s => s.BucketId).OnDelete(DeleteBehavior.Restrict);
    }
}
