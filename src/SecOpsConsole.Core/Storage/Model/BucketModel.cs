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
        builder.Property(b => b.Version).IsConcurrencyToken();
    }
}
