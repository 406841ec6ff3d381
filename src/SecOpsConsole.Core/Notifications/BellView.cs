namespace SecOpsConsole.Core.Notifications;

/// <summary>The bell as one person sees it; <paramref name="Unread"/> is at most <see cref="Bell.MostUnread"/> + 1.</summary>
public sealed record BellView(int Unread, IReadOnlyList<BellItem> Items)
{
    public static BellView Nothing { get; } = new(0, []);
}
