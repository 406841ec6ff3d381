using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SecOpsConsole.Core.Notifications.Channels;

namespace SecOpsConsole.Core.Storage.Model;

internal sealed class ChannelModel : IEntityTypeConfiguration<Channel>, IEntityTypeConfiguration<ChannelItem>, IEntityTypeConfiguration<ChannelDelivery>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.Rules).Ignore(c => c.Settings);
    }

    public void Configure(EntityTypeBuilder<ChannelItem> builder)
    {
        builder.HasIndex(i => new { i.ChannelId, i.NotificationId }).IsUnique();
        builder.HasIndex(i => new { i.ChannelId, i.DueUtc }).HasFilter("\"DeliveryId\" IS NULL").HasDatabaseName("IX_ChannelItems_Waiting");
        builder.HasIndex(i => new { i.ChannelId, i.FindingId });
        builder.HasIndex(i => i.DeliveryId);
    }

    public void Configure(EntityTypeBuilder<ChannelDelivery> builder)
    {
        builder.HasIndex(d => new { d.ChannelId, d.DueUtc }).HasFilter("\"State\" = 'Waiting'").HasDatabaseName("IX_ChannelDeliveries_Waiting");
        builder.HasIndex(d => new { d.ChannelId, d.CreatedUtc });
        builder.HasIndex(d => new { d.ChannelId, d.Id });
        builder.HasIndex(d => new { d.ChannelId, d.FindingId });
    }
}
