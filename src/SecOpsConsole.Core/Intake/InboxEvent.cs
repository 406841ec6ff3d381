namespace SecOpsConsole.Core.Intake;

/// <summary>An event as it arrived on the webhook.</summary>
public sealed class InboxEvent
{
    public long Id { get; set; }
    /// <summary>EventBridge's envelope id, or "raw-" and the body's hash for a body that does not parse. Unique.</summary>
    public required string EnvelopeId { get; set; }
    public DateTime ReceivedUtc { get; set; }
    public required byte[] Body { get; set; }
    public EventStatus Status { get; set; }
    public string? Source { get; set; }
    public string? DetailType { get; set; }
    public string? AccountId { get; set; }
    public string? Region { get; set; }
    /// <summary>detail.eventName or the like: what the list shows.</summary>
    public string? Name { get; set; }
    public string? BucketName { get; set; }
    /// <summary>detail.eventID + recipientAccountId, when the event has them. Unique among processed events.</summary>
    public string? DetailKey { get; set; }
    public DateTime? EventUtc { get; set; }
    public DateTime? ProcessedUtc { get; set; }
    public string? Note { get; set; }
}
