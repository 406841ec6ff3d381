using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>The console's structured log: what a log pipeline can call people for. After a crash a notice may stand there twice, with one number.</summary>
internal sealed partial class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    public string Id => "log";

    public Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        Told(logger, notice.Kind == NotificationKind.AuditBroken ? LogLevel.Critical : LogLevel.Information,
            notice.Id, notice.Kind, notice.Count, notice.Severity?.ToString(), notice.Text, notice.Items is [{ FindingId: { } finding }] ? finding : null);
        return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
    }

    [LoggerMessage(EventId = 3001, Message = "Notice {Notice}: {Kind} x{Count} {Severity} {Text} finding {FindingId}")]
    private static partial void Told(ILogger logger, LogLevel level, long notice, NotificationKind kind, int count, string? severity, string text, long? findingId);
}
