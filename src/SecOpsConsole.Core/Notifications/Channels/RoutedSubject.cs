namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>What a notification is about, as far as routes ask.</summary>
internal sealed record RoutedSubject(string? Check, string? Bucket, string? Account, string? Owner)
{
    /// <summary>The channel of the level that is asked about the finding.</summary>
    public long? LevelChannelId { get; init; }
}
