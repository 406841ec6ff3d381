using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.SecurityHub;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class HubNoteModel : IEntityTypeConfiguration<HubNote>
{
    public void Configure(EntityTypeBuilder<HubNote> builder)
    {
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.AccountId, row.Region, row.DueUtc, row.Id }).HasFilter("\"State\" = 'Waiting'");
        builder.HasIndex(row => row.ExternalId).HasFilter("\"State\" = 'Waiting'");
    }
}
