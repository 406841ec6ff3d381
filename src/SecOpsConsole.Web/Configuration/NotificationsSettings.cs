using System.ComponentModel;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Configuration;

/// <summary>What people are told of.</summary>
[Description("What people are told of by the bell and by the log. What went wrong, what automatic mode did and what waits for somebody is always told.")]
public sealed class NotificationsSettings
{
    [Description("New findings of at least this severity are told: Informational, Low, Medium, High or Critical.")]
    [DefaultValue("Medium")]
    public string MinimumSeverity { get; set; } = "Medium";

    /// <summary>False when the word is no severity.</summary>
    internal bool IsValid => Enum.TryParse<Severity>(MinimumSeverity, ignoreCase: true, out var severity) && Enum.IsDefined(severity);

    internal NotificationOptions ToOptions() => new() { MinimumSeverity = Enum.Parse<Severity>(MinimumSeverity, ignoreCase: true) };
}
