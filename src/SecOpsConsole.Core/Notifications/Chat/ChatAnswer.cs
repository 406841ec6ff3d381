namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>What Slack is answered: taken (also when there is nothing to do), or refused and why.</summary>
public sealed record ChatAnswer(bool IsTaken, string? Why);
