using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk.Decided;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class DeskDecisionModel : IEntityTypeConfiguration<DeskDecision>
{
    public void Configure(EntityTypeBuilder<DeskDecision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.BucketId, d.Id });
        builder.HasIndex(d => new { d.FindingId, d.Id });
        builder.HasOne<Bucket>().WithMany().HasForeignKey(d => d.BucketId).OnDelete(DeleteBehavior.Restrict);
    }
}
