using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
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
        FindingEventKind.ModeChanged => NotificationKind.ModeChanged,
        FindingEventKind.GlobalStopChanged => NotificationKind.StopChanged,
        FindingEventKind.CircuitBreakerChanged => NotificationKind.BreakerChanged,
        FindingEventKind.RequestGranted or FindingEventKind.RequestRefused or FindingEventKind.RequestWithdrawn or FindingEventKind.RequestExpired
            or FindingEventKind.RequestOvertaken => NotificationKind.RequestDecided,
        FindingEventKind.Superseded or FindingEventKind.ExceptionExtended or FindingEventKind.ExceptionRevoked => NotificationKind.Decided,
        _ => null,
    };

    /// <summary>It would call people for a sample of Macie, which is about nothing real: it is listed, and nobody is told.</summary>
    public static bool IsOfSample(NotificationKind kind, Finding? finding) =>
        kind is NotificationKind.FindingOpened or NotificationKind.SeverityRaised && finding is not null && MacieIntake.IsSample(finding);

    /// <summary>Findings below the least severity are listed, but nobody is called for them; whatever went wrong is always told.</summary>
    public static bool IsTold(Notification notification, NotificationOptions options) =>
        notification.Kind is not (NotificationKind.FindingOpened or NotificationKind.SeverityRaised) || notification.Severity is not { } severity || severity >= options.MinimumSeverity;

    /// <summary>The title, and the sentence that says which sensitive data is exposed.</summary>
    public static string TitleOf(Finding finding) =>
        finding.ExposedData is null ? finding.Title : $"{finding.Title}{(finding.Title.EndsWith('.') ? "" : ".")} {finding.ExposedData}";

    /// <summary>Told to channels only, and only to those that heard of the finding: the bell shows what waits, not what is done.</summary>
    public static bool IsForChannelsOnly(NotificationKind kind) => kind == NotificationKind.FindingChanged || IsForPrograms(kind);

    /// <summary>Told to channels that programs read, to others only where a route names it, or where they heard of the finding that it is about.</summary>
    public static bool IsForPrograms(NotificationKind kind) => kind
        is NotificationKind.ModeChanged or NotificationKind.StopChanged or NotificationKind.BreakerChanged or NotificationKind.RequestDecided or NotificationKind.Decided;

    /// <summary>One sentence for several of a kind.</summary>
    public static string Words(NotificationKind kind, int count, Severity? worst)
    {
        var severity = worst is { } known ? $"; the most severe is {known}" : "";
        return kind switch
        {
            NotificationKind.FindingOpened => $"{count} findings were opened{severity}.",
            NotificationKind.SeverityRaised => $"{count} findings became more severe{severity}.",
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
            NotificationKind.SourceLost => $"A source of findings was switched off, {count} times.",
            NotificationKind.Digest => $"{count} things happened{severity}.",
            NotificationKind.ModeChanged => $"Automatic mode of buckets was changed {count} times.",
            NotificationKind.StopChanged => $"The stop of automatic mode was changed {count} times.",
            NotificationKind.BreakerChanged => $"Automatic mode of accounts was changed {count} times.",
            NotificationKind.RequestDecided => $"{count} requests were decided or have ended.",
            NotificationKind.Decided => $"{count} decisions were taken or have ended{severity}.",
        };
    }
}
