using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A notification that a channel is to be told of; it waits until it is part of a <see cref="ChannelDelivery"/>.</summary>
public sealed class ChannelItem
{
    public long Id { get; set; }
    public long ChannelId { get; set; }
    /// <summary>One for each notification and channel, whatever runs twice.</summary>
    public long NotificationId { get; set; }
    public NotificationKind Kind { get; set; }
    public Severity? Severity { get; set; }
    public required string Text { get; set; }
    public string? About { get; set; }
    public long? FindingId { get; set; }
    public long? BucketId { get; set; }
    public DateTime AtUtc { get; set; }
    /// <summary>Not before this: quiet hours, digest, limit of messages.</summary>
    public DateTime DueUtc { get; set; }
    public long? DeliveryId { get; set; }
}
