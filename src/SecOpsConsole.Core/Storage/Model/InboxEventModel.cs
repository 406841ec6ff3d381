using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class InboxEventModel : IEntityTypeConfiguration<InboxEvent>
{
    public void Configure(EntityTypeBuilder<InboxEvent> builder)
    {
        builder.HasIndex(e => e.EnvelopeId).IsUnique();
        builder.HasIndex(e => e.DetailKey).IsUnique().HasFilter("\"DetailKey\" IS NOT NULL");
        builder.HasIndex(e => new { e.Status, e.Id });
        // A replay takes a stretch of time.
        builder.HasIndex(e => new { e.ReceivedUtc, e.Id });
    }
}
