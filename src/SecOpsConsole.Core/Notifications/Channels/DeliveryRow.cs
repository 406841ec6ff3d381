using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A line of the delivery log.</summary>
public sealed record DeliveryRow(
    long Id, long ChannelId, string Channel, NotificationKind Kind, Severity? Severity, int Count, string Text, long? FindingId, DeliveryState State, int Attempts,
    DateTime CreatedUtc, DateTime DueUtc, DateTime? EndedUtc, string? LastError);
