using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications;

/// <summary>Which rows of the timeline people must be told of.</summary>
internal static class NotificationRules
{
    public const string AutomaticMode = "automatic mode";

    /// <summary>Null: nobody is told of this row.</summary>
    /// <param name="kind">What the row tells.</param>
    /// <param name="note">Its note; it may say by itself that people must be told.</param>
    /// <param name="opens">The finding begins with this row.</param>
    public static NotificationKind? Of(FindingEventKind kind, TransitionNote note, bool opens) => kind switch
    {
        _ when note.Notifies is { } named => named,
        _ when opens => NotificationKind.FindingOpened,
        FindingEventKind.Reopened => NotificationKind.FindingOpened,
        FindingEventKind.Held => NotificationKind.AutomaticHeld,
        FindingEventKind.AttemptFailed => NotificationKind.RemediationFailed,
        FindingEventKind.Verified or FindingEventKind.Contained when note is { Who: AutomaticMode, AttemptId: not null } => NotificationKind.AutomaticDone,
        FindingEventKind.ExceptionExpiring => NotificationKind.ExceptionExpiring,
        FindingEventKind.ExceptionExpired => NotificationKind.ExceptionExpired,
        FindingEventKind.RequestFiled => NotificationKind.RequestFiled,
        FindingEventKind.Escalated => NotificationKind.Escalated,
        FindingEventKind.Approved or FindingEventKind.Verified or FindingEventKind.Contained or FindingEventKind.FixedExternally or FindingEventKind.ExceptionGranted
            or FindingEventKind.MarkedFalsePositive or FindingEventKind.ResourceDeleted or FindingEventKind.Undone or FindingEventKind.Acknowledged => NotificationKind.FindingChanged,
        _ => null,
    };

    /// <summary>Findings below the least severity are listed, but nobody is called for them; whatever went wrong is always told.</summary>
    public static bool IsTold(Notification notification, NotificationOptions options) =>
        notification.Kind != NotificationKind.FindingOpened || notification.Severity is not { } severity || severity >= options.MinimumSeverity;

    /// <summary>Told to channels only, and only to those that heard of the finding: the bell shows what waits, not what is done.</summary>
    public static bool IsForChannelsOnly(NotificationKind kind) => kind == NotificationKind.FindingChanged;

    /// <summary>One sentence for several of a kind.</summary>
    public static string Words(NotificationKind kind, int count, Severity? worst)
    {
        var severity = worst is { } known ? $"; the most severe is {known}" : "";
        return kind switch
        {
            NotificationKind.FindingOpened => $"{count} findings were opened{severity}.",
            NotificationKind.AutomaticHeld => $"Automatic mode was held on {count} findings{severity}.",
            NotificationKind.RemediationFailed => $"{count} remediations failed{severity}.",
            NotificationKind.AutomaticDone => $"Automatic mode changed {count} times something in AWS; each change was read back.",
            NotificationKind.ExceptionExpiring => $"{count} exceptions end soon.",
            NotificationKind.ExceptionExpired => $"{count} exceptions have ended.",
            NotificationKind.BreakerOpened => $"Automatic mode was held in a whole account, {count} times.",
            NotificationKind.RequestFiled => $"{count} requests wait for a second person.",
            NotificationKind.AuditBroken => $"The audit record was found not to be sound, {count} times.",
            NotificationKind.FindingChanged => $"{count} findings changed{severity}.",
            NotificationKind.Escalated => $"{count} findings were escalated{severity}.",
            NotificationKind.ChannelFailed => $"{count} messages could not be delivered to a channel.",
            NotificationKind.Test => $"{count} tests.",
            NotificationKind.Digest => $"{count} things happened{severity}.",
        };
    }
}
