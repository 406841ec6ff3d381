using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications;

/// <summary>What is delivered at once: the notifications of one kind that came together. A storm is one message with a count.</summary>
public sealed class NotificationMessage
{
    public long Id { get; set; }
    public NotificationKind Kind { get; set; }
    /// <summary>The most severe of its findings.</summary>
    public Severity? Severity { get; set; }
    public int Count { get; set; }
    public required string Text { get; set; }
    /// <summary>Set when it is about one finding alone.</summary>
    public long? FindingId { get; set; }
    /// <summary>Set when it is about one bucket alone.</summary>
    public long? BucketId { get; set; }
    public DateTime AtUtc { get; set; }
    /// <summary>The line of the bell that shows it; set in the write that made or raised the line, so that it counts once.</summary>
    public long? BellLineId { get; set; }
    /// <summary>When the first notifier had delivered it: from then on its findings are Notified.</summary>
    public DateTime? ToldUtc { get; set; }
}
