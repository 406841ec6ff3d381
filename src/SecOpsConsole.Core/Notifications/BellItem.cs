namespace SecOpsConsole.Core.Notifications;

/// <summary>A line of the bell, and whether this person has read it.</summary>
public sealed record BellItem(BellLine Line, bool IsUnread);
