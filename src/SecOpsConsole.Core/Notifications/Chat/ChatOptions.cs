namespace SecOpsConsole.Core.Notifications.Chat;

/// <summary>What decisions from Slack need.</summary>
public sealed class ChatOptions
{
    /// <summary>The signing secret of the Slack app; null: there are no decisions from Slack, and messages have no such buttons.</summary>
    public string? SlackSigningSecret { get; init; }

    public bool IsOn => !string.IsNullOrEmpty(SlackSigningSecret);

    /// <summary>Whom the button Escalate hands a finding to, where no escalation policy says otherwise.</summary>
    public string EscalateTo { get; init; } = "on call";

    /// <summary>When it is due then.</summary>
    public TimeSpan EscalateDue { get; init; } = TimeSpan.FromHours(4);
}
