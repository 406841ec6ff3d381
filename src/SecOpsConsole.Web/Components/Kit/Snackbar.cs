using Radzen;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>Says in one line, for some seconds, how something ended.</summary>
public sealed class Snackbar(NotificationService notifications)
{
    public void Done(string text) => Show(NotificationSeverity.Success, text, 6_000);

    public void Tell(string text) => Show(NotificationSeverity.Info, text, 6_000);

    /// <summary>A failure stays for a minute unless it is closed: nobody has to read fast at 3 a.m.</summary>
    public void Failed(string text) => Show(NotificationSeverity.Error, text, 60_000);

    private void Show(NotificationSeverity severity, string text, double milliseconds) =>
        notifications.Notify(new NotificationMessage { Severity = severity, Summary = text, Duration = milliseconds, CloseAriaLabel = "Close this message" });
}
