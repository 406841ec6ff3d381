using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Notifications;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class NotificationModel : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<NotificationMessage>,
    IEntityTypeConfiguration<NotificationDelivery>, IEntityTypeConfiguration<BellLine>, IEntityTypeConfiguration<BellRead>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        // One notification for each row of the timeline, whatever runs twice.
        builder.HasIndex(n => n.EventId).IsUnique().HasFilter("\"EventId\" IS NOT NULL");
        builder.HasIndex(n => new { n.MessageId, n.Id });
    }

    public void Configure(EntityTypeBuilder<NotificationMessage> builder)
    {
    }

    public void Configure(EntityTypeBuilder<NotificationDelivery> builder)
    {
        builder.HasKey(d => new { d.MessageId, d.Notifier });
        builder.HasIndex(d => d.DueUtc).HasFilter("\"State\" = 'Waiting'").HasDatabaseName("IX_NotificationDeliveries_Waiting");
    }

    public void Configure(EntityTypeBuilder<BellLine> builder)
    {
        builder.HasIndex(l => l.LastMessageId);
        builder.HasIndex(l => new { l.Kind, l.Id });
    }

    public void Configure(EntityTypeBuilder<BellRead> builder) => builder.HasKey(r => new { r.PersonId, r.LineId });
}
