namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>What the signature of a request says.</summary>
public enum SlackProof
{
    /// <summary>It is Slack's, and not older than five minutes.</summary>
    Good,
    Wrong,
    /// <summary>It is Slack's, but too old, or from the future.</summary>
    Old,
}
