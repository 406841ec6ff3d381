namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>What a notification is about, as far as routes ask.</summary>
internal sealed record RoutedSubject(string? Check, string? Bucket, string? Account, string? Owner)
{
    public static RoutedSubject None { get; } = new(null, null, null, null);
}
