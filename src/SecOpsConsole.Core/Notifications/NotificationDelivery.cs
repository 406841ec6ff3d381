namespace SecOpsConsole.Core.Notifications;

/// <summary>A message on its way by one notifier.</summary>
public sealed class NotificationDelivery
{
    public long MessageId { get; set; }
    public required string Notifier { get; set; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    /// <summary>Not before this.</summary>
    public DateTime DueUtc { get; set; }
    public DateTime? EndedUtc { get; set; }
    public string? LastError { get; set; }
}
