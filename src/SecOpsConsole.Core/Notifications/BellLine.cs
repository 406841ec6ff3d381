using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications;

/// <summary>One line of the bell. Messages of the same kind that come shortly one after the other raise its count instead of making another.</summary>
public sealed class BellLine
{
    public long Id { get; set; }
    public NotificationKind Kind { get; set; }
    public Severity? Severity { get; set; }
    public int Count { get; set; }
    public required string Text { get; set; }
    /// <summary>Where it leads, when it is about one finding alone.</summary>
    public long? FindingId { get; set; }
    public long? BucketId { get; set; }
    public DateTime FirstUtc { get; set; }
    public DateTime LastUtc { get; set; }
    /// <summary>The newest message in it: whoever has read up to here has read the line.</summary>
    public long LastMessageId { get; set; }
}
