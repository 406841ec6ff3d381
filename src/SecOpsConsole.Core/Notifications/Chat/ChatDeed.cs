namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>What can be decided from chat.</summary>
public enum ChatDeed { Approve, Revert, Escalate }
