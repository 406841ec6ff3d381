using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications;

/// <summary>
/// A row of the outbox: one row of the timeline that people must be told of, put here in that row's own transaction. It waits until it
/// is gathered into a <see cref="NotificationMessage"/>.
/// </summary>
public sealed class Notification
{
    public long Id { get; set; }
    /// <summary>The row of the timeline; unique. Null when the record itself cannot take one.</summary>
    public long? EventId { get; set; }
    public NotificationKind Kind { get; set; }
    public long? FindingId { get; set; }
    public long? BucketId { get; set; }
    public Severity? Severity { get; set; }
    /// <summary>What happened, one sentence.</summary>
    public required string Text { get; set; }
    /// <summary>The finding's title, where the text is not that.</summary>
    public string? About { get; set; }
    /// <summary>The decision that it tells of, for programs (<see cref="DecisionJson"/>); null when it tells of none.</summary>
    public string? Decision { get; set; }
    public DateTime AtUtc { get; set; }
    /// <summary>The message that carries it; null while it waits.</summary>
    public long? MessageId { get; set; }
}
