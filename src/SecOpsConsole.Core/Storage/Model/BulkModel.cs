using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Bulk;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class BulkModel : IEntityTypeConfiguration<BulkDecision>, IEntityTypeConfiguration<BulkItem>
{
    public void Configure(EntityTypeBuilder<BulkDecision> builder) => builder.Property(d => d.Version).IsConcurrencyToken();

    public void Configure(EntityTypeBuilder<BulkItem> builder)
    {
        builder.HasIndex(i => new { i.BulkDecisionId, i.FindingId }).IsUnique();
        builder.HasIndex(i => new { i.BulkDecisionId, i.Id });
        builder.HasOne<BulkDecision>().WithMany().HasForeignKey(i => i.BulkDecisionId).OnDelete(DeleteBehavior.Restrict);
    }
}
