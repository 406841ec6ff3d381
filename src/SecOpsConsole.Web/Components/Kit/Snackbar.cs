using Microsoft.AspNetCore.Components;
using Radzen;

namespace SecOpsConsole.Web.Components.Kit;

/// <summary>Says in one line, for some seconds, how something ended.</summary>
public sealed class Snackbar(NotificationService notifications)
{
    public void Done(string text) => Show(NotificationSeverity.Success, text, 6_000);

    /// <summary>With a button that takes it back. The same undo is in the list of actions: nobody has to be fast.</summary>
    public void Done(string text, Func<Task> undo) => notifications.Notify(new NotificationMessage
    {
        Severity = NotificationSeverity.Success,
        SummaryContent = _ => builder =>
        {
            builder.OpenElement(0, "span");
            builder.AddContent(1, text);
            builder.CloseElement();
            builder.AddContent(2, " ");
            builder.OpenElement(3, "button");
            builder.AddAttribute(4, "type", "button");
            builder.AddAttribute(5, "class", "button small snack-undo");
            builder.AddAttribute(6, "onclick", EventCallback.Factory.Create(this, () => UndoAsync(text, undo)));
            builder.AddContent(7, "Undo");
            builder.CloseElement();
        },
        Payload = text,
        Duration = 20_000,
        CloseAriaLabel = "Close this message",
    });

    public void Tell(string text) => Show(NotificationSeverity.Info, text, 10_000);

    /// <summary>A failure stays for a minute unless it is closed: nobody has to read fast at 3 a.m.</summary>
    public void Failed(string text) => Show(NotificationSeverity.Error, text, 60_000);

    private void Show(NotificationSeverity severity, string text, double milliseconds) =>
        notifications.Notify(new NotificationMessage { Severity = severity, Summary = text, Duration = milliseconds, CloseAriaLabel = "Close this message" });

    /// <summary>The message goes first: an undo is asked for once.</summary>
    private Task UndoAsync(string text, Func<Task> undo)
    {
        if (notifications.Messages.FirstOrDefault(message => message.Payload as string == text) is not { } shown)
        {
            return Task.CompletedTask;
        }
        notifications.Messages.Remove(shown);
        return undo();
    }
}
