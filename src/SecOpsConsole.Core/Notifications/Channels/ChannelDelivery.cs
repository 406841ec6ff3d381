using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A message on its way to a channel, and afterwards a line of the delivery log.</summary>
public sealed class ChannelDelivery
{
    public long Id { get; set; }
    public long ChannelId { get; set; }
    public NotificationKind Kind { get; set; }
    public Severity? Severity { get; set; }
    public int Count { get; set; }
    public required string Text { get; set; }
    /// <summary>Set when it is about one finding alone.</summary>
    public long? FindingId { get; set; }
    public DateTime AtUtc { get; set; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime DueUtc { get; set; }
    /// <summary>When it arrived, also while it is sent again, or was given up.</summary>
    public DateTime? EndedUtc { get; set; }
    public string? LastError { get; set; }
    /// <summary>What the receiver calls the message.</summary>
    public string? Reference { get; set; }
    /// <summary>Goes up when somebody has a message sent again that had arrived: only then does it get another key.</summary>
    public int Round { get; set; }
}
