using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class BucketModel : IEntityTypeConfiguration<Bucket>
{
    public void Configure(EntityTypeBuilder<Bucket> builder)
    {
        builder.HasIndex(b => new { b.AccountId, b.Region, b.Name }).IsUnique();
        builder.HasIndex(b => new { b.Name, b.Id });
        // The Automation page: counts by mode, and the buckets of one mode, and the few where automatic mode is paused.
        builder.HasIndex(b => new { b.Mode, b.Name, b.Id }, "IX_Buckets_ByMode").HasFilter("\"DeletedUtc\" IS NULL");
        builder.HasIndex(b => new { b.Name, b.Id }, "IX_Buckets_Held").HasFilter("\"DeletedUtc\" IS NULL AND \"HoldReason\" IS NOT NULL");
        // The list: who reaches it, the worst open finding, the name.
        builder.Property<int>(BucketOrder.Attention).HasComputedColumnSql(BucketOrder.AttentionSql, stored: false);
        builder.HasIndex(BucketOrder.Attention, nameof(Bucket.Name), nameof(Bucket.Id)).IsDescending(true, false, false).HasFilter("\"DeletedUtc\" IS NULL");
        builder.Property(b => b.Version).IsConcurrencyToken();
    }
}
