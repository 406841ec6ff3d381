using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>How a line of the bell looks, and where it leads.</summary>
internal static class BellWords
{
    public static string Title(NotificationKind kind) => kind switch
    {
        NotificationKind.FindingOpened => "New finding",
        NotificationKind.SeverityRaised => "More severe",
        NotificationKind.AutomaticHeld => "Automatic mode held",
        NotificationKind.RemediationFailed => "Remediation failed",
        NotificationKind.AutomaticDone => "Automatic mode acted",
        NotificationKind.ExceptionExpiring => "Exception ends soon",
        NotificationKind.ExceptionExpired => "Exception ended",
        NotificationKind.BreakerOpened => "Account held",
        NotificationKind.RequestFiled => "Second person wanted",
        NotificationKind.AuditBroken => "Audit record not sound",
        NotificationKind.FindingChanged => "Finding changed",
        NotificationKind.Escalated => "Escalated",
        NotificationKind.ChannelFailed => "Channel not reached",
        NotificationKind.Test => "Test",
        NotificationKind.SourceLost => "Source switched off",
        NotificationKind.Digest => "Several things",
        NotificationKind.ModeChanged => "Mode changed",
        NotificationKind.StopChanged => "Global stop",
        NotificationKind.BreakerChanged => "Circuit breaker",
        NotificationKind.RequestDecided => "Request decided",
        NotificationKind.Decided => "Decided",
    };

    public static IconName Icon(NotificationKind kind) => kind switch
    {
        NotificationKind.FindingOpened or NotificationKind.FindingChanged or NotificationKind.Test or NotificationKind.Digest or NotificationKind.Decided => IconName.Dot,
        NotificationKind.AutomaticHeld or NotificationKind.BreakerOpened or NotificationKind.BreakerChanged => IconName.Pause,
        NotificationKind.SeverityRaised or NotificationKind.RemediationFailed or NotificationKind.AuditBroken or NotificationKind.ChannelFailed or NotificationKind.SourceLost => IconName.Warning,
        NotificationKind.AutomaticDone or NotificationKind.ModeChanged => IconName.Bolt,
        NotificationKind.StopChanged => IconName.Stop,
        NotificationKind.ExceptionExpiring or NotificationKind.ExceptionExpired => IconName.Clock,
        NotificationKind.RequestFiled or NotificationKind.RequestDecided or NotificationKind.Escalated => IconName.People,
    };

    /// <summary>The finding, when it is about one alone; otherwise the list where all of them are.</summary>
    public static string Address(BellLine line) => line.FindingId is { } finding ? $"findings/{finding}" : line.Kind switch
    {
        NotificationKind.FindingOpened or NotificationKind.SeverityRaised or NotificationKind.ExceptionExpired or NotificationKind.FindingChanged or NotificationKind.Digest or NotificationKind.Decided => "findings",
        NotificationKind.Escalated => "findings?view=escalated",
        NotificationKind.ChannelFailed or NotificationKind.Test => "channels",
        NotificationKind.AutomaticHeld or NotificationKind.RemediationFailed => "findings?view=held",
        NotificationKind.AutomaticDone => "findings?view=automatic",
        NotificationKind.ExceptionExpiring => "exceptions?view=expiring",
        NotificationKind.RequestFiled or NotificationKind.RequestDecided => "requests",
        NotificationKind.AuditBroken => "audit",
        NotificationKind.SourceLost => "macie",
        NotificationKind.BreakerOpened or NotificationKind.BreakerChanged or NotificationKind.ModeChanged or NotificationKind.StopChanged => "automation",
    };
}
