using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>A Slack user and whom they are here.</summary>
public sealed record ChatIdentityRow(string UserId, long PersonId, string Person, Role Role, string SetBy, DateTime SetUtc);
