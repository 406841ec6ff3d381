namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>A channel as its page shows it: never with its secret.</summary>
public sealed record ChannelRow(
    long Id, string Name, string Notifier, bool IsEnabled, IReadOnlyDictionary<string, string> Settings, bool HasSecret, ChannelRules Rules,
    DateTime? PausedUntilUtc, string ChangedBy, DateTime ChangedUtc)
{
    /// <summary>Messages and items that are not sent yet.</summary>
    public int Waiting { get; init; }

    public DateTime? LastDeliveredUtc { get; init; }

    /// <summary>The last message, when it could not be delivered.</summary>
    public string? LastError { get; init; }
}
