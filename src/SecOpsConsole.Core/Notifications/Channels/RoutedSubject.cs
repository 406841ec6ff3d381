namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>What a notification is about, as far as routes ask.</summary>
internal sealed record RoutedSubject(string? Check, string? Bucket, string? Account, string? Owner)
{
    /// <summary>The channel of the level that is asked about the finding.</summary>
    public long? LevelChannelId { get; init; }

    /// <summary>Since when the finding waits, the last time that it was opened; null for whatever is about none.</summary>
    public DateTime? OpenedUtc { get; init; }
}
