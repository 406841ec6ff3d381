namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>Whom a user of Slack is here. Somebody without such a row decides nothing from chat.</summary>
public sealed class ChatIdentity
{
    /// <summary>Slack's user id, such as U0123456789; unique.</summary>
    public required string UserId { get; set; }
    public long PersonId { get; set; }
    public required string SetBy { get; set; }
    public DateTime SetUtc { get; set; }
}
