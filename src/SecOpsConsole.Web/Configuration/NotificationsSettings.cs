using System.ComponentModel;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Configuration;

/// <summary>What people are told of.</summary>
[Description("What people are told of by the bell, by the log and by channels (docs/channels.md). What went wrong, what automatic mode did and what waits for somebody is always told.")]
public sealed class NotificationsSettings
{
    [Description("New findings of at least this severity are told: Informational, Low, Medium, High or Critical. A channel's route with a `severity:` of its own goes by that.")]
    [DefaultValue("Medium")]
    public string MinimumSeverity { get; set; } = "Medium";

    [Description("Where people reach the console, such as https://secops.example.com/. Messages of channels link there; empty: they have no links.")]
    [DefaultValue("")]
    public string ConsoleUrl { get; set; } = "";

    [Description("The signing secret of the Slack app. With it, Approve, Revert and Escalate in Slack messages work: set the app's interactivity address to `/webhooks/slack` of the console. Empty: messages have no such buttons.")]
    [DefaultValue("")]
    public string SlackSigningSecret { get; set; } = "";

    /// <summary>Null when it is not set.</summary>
    internal Uri? Url => Uri.TryCreate(ConsoleUrl.TrimEnd('/') + "/", UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url : null;

    /// <summary>False when the word is no severity.</summary>
    internal bool IsValid => Enum.TryParse<Severity>(MinimumSeverity, ignoreCase: true, out var severity) && Enum.IsDefined(severity);

    internal ChatOptions ToChat() => new() { SlackSigningSecret = SlackSigningSecret.Length == 0 ? null : SlackSigningSecret };

    internal NotificationOptions ToOptions() => new()
    {
        MinimumSeverity = Enum.Parse<Severity>(MinimumSeverity, ignoreCase: true), ConsoleUrl = Url,
    };
}
