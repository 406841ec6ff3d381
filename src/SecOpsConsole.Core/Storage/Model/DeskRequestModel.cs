using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Desk.Requests;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class DeskRequestModel : IEntityTypeConfiguration<DeskRequest>
{
    public void Configure(EntityTypeBuilder<DeskRequest> builder)
    {
        builder.ToTable("Requests");
        builder.Property(r => r.Version).IsConcurrencyToken();
        // Two who ask for the same at once end here.
        builder.HasIndex(r => new { r.Kind, r.Subject }).IsUnique().HasFilter("\"State\" = 'Open'").HasDatabaseName("IX_Requests_OneOpenPerSubject");
        builder.HasIndex(r => new { r.State, r.Id });
        builder.HasIndex(r => new { r.BucketId, r.Id });
        builder.HasIndex(r => new { r.FindingId, r.Id });
        builder.HasIndex(r => r.ExpiresUtc).HasFilter("\"State\" = 'Open'").HasDatabaseName("IX_Requests_Expires");
    }
}
