using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>How a line of the bell looks, and where it leads.</summary>
internal static class BellWords
{
    public static string Title(NotificationKind kind) => kind switch
    {
        NotificationKind.FindingOpened => "New finding",
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
        NotificationKind.Digest => "Several things",
    };

    public static IconName Icon(NotificationKind kind) => kind switch
    {
        NotificationKind.FindingOpened or NotificationKind.FindingChanged or NotificationKind.Test or NotificationKind.Digest => IconName.Dot,
        NotificationKind.AutomaticHeld or NotificationKind.BreakerOpened => IconName.Pause,
        NotificationKind.RemediationFailed or NotificationKind.AuditBroken or NotificationKind.ChannelFailed => IconName.Warning,
        NotificationKind.AutomaticDone => IconName.Bolt,
        NotificationKind.ExceptionExpiring or NotificationKind.ExceptionExpired => IconName.Clock,
        NotificationKind.RequestFiled or NotificationKind.Escalated => IconName.People,
    };

    /// <summary>The finding, when it is about one alone; otherwise the list where all of them are.</summary>
    public static string Address(BellLine line) => line.FindingId is { } finding ? $"findings/{finding}" : line.Kind switch
    {
        NotificationKind.FindingOpened or NotificationKind.ExceptionExpired or NotificationKind.FindingChanged or NotificationKind.Digest => "findings",
        NotificationKind.Escalated => "findings?view=escalated",
        NotificationKind.ChannelFailed or NotificationKind.Test => "channels",
        NotificationKind.AutomaticHeld or NotificationKind.RemediationFailed => "findings?view=held",
        NotificationKind.AutomaticDone => "findings?view=automatic",
        NotificationKind.ExceptionExpiring => "exceptions?view=expiring",
        NotificationKind.RequestFiled => "requests",
        NotificationKind.AuditBroken => "audit",
        NotificationKind.BreakerOpened => "automation",
    };
}
