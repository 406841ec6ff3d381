using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.FourEyes;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class RequestModel : IEntityTypeConfiguration<DeskRequest>, IEntityTypeConfiguration<DeskDecision>
{
    public void Configure(EntityTypeBuilder<DeskRequest> builder)
    {
        builder.ToTable("Requests");
        builder.Property(r => r.Version).IsConcurrencyToken();
        // At most one waits for a thing; two at once end here.
        builder.HasIndex(r => r.Key).IsUnique().HasFilter("\"State\" = 'Pending'").HasDatabaseName("IX_Requests_OnePendingPerKey");
        builder.HasIndex(r => r.ExpiresUtc).HasFilter("\"State\" = 'Pending'").HasDatabaseName("IX_Requests_Expires");
        builder.HasIndex(r => new { r.State, r.Id });
        builder.HasIndex(r => new { r.BucketId, r.State });
        builder.HasIndex(r => new { r.FindingId, r.State });
    }

    public void Configure(EntityTypeBuilder<DeskDecision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => new { d.BucketId, d.Kind, d.Id });
        builder.HasIndex(d => new { d.FindingId, d.Id });
    }
}
