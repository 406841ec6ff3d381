using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Ports;

/// <summary>One of the things that a notice tells of.</summary>
public sealed record NoticeItem(string Text, string? About, Severity? Severity, long? FindingId, long? BucketId, DateTime AtUtc)
{
    /// <summary>The decision that it tells of; null when it tells of none.</summary>
    public NoticeDecision? Decision { get; init; }
}
