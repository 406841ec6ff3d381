using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

/// <summary>
/// Tells people what the outbox holds. Running it twice, or again after a crash at any point, tells nothing twice where the channel can
/// tell: a notification is in one message, and a message counts once in the bell.
/// </summary>
internal sealed partial class Notify(
    ConsoleStore store, IEnumerable<INotifier> notifiers, FindingLifecycle lifecycle, NotificationOptions options, TimeProvider clock, ILogger<Notify> logger)
    : IWorkHandler
{
    /// <summary>After so many tries, about two hours, a delivery has failed.</summary>
    public const int MostAttempts = 30;

    private const int MostDeliveries = 100;
    private const int LongestError = 500;
    private const string Console = "console";

    private readonly Dictionary<string, INotifier> _notifiers = notifiers.ToDictionary(notifier => notifier.Id, StringComparer.Ordinal);
    private readonly NotificationGathering _gathering = new(options, notifiers.Where(notifier => notifier.Form is { IsForPrograms: true }).Select(notifier => notifier.Id).ToHashSet(StringComparer.Ordinal));

    public WorkKind Kind => WorkKind.Notify;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        string[] ids = [.. _notifiers.Values.Where(notifier => notifier.Form is null).Select(notifier => notifier.Id)];
        while (await store.WriteAsync((scope, ct) => _gathering.RunAsync(scope, ids, ct), cancellationToken).ConfigureAwait(false) == NotificationGathering.Most)
        {
            // The next ones in a write of their own.
        }

        while (await store.ReadAsync((db, ct) => Due(db, Now).Take(MostDeliveries).ToListAsync(ct), cancellationToken).ConfigureAwait(false) is { Count: > 0 } due)
        {
            foreach (var delivery in due)
            {
                await DeliverAsync(delivery, cancellationToken).ConfigureAwait(false);
            }
        }

        return new WorkOutcome.Done();
    }

    internal static IQueryable<NotificationDelivery> Due(ConsoleDbContext db, DateTime nowUtc) =>
        db.NotificationDeliveries.Where(row => row.State == DeliveryState.Waiting && row.DueUtc <= nowUtc).OrderBy(row => row.DueUtc);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task DeliverAsync(NotificationDelivery delivery, CancellationToken cancellationToken)
    {
        var outcome = _notifiers.TryGetValue(delivery.Notifier, out var notifier)
            ? await TryAsync(notifier, await NoticeAsync(delivery.MessageId, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)
            : new DeliveryOutcome.Failed("There is no such notifier any more.");
        await store.WriteAsync((scope, ct) => RecordAsync(scope, delivery, outcome, ct), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A notifier that throws has a bug; the others, and the next messages, must not suffer from it.</summary>
    private async Task<DeliveryOutcome> TryAsync(INotifier notifier, Notice notice, CancellationToken cancellationToken)
    {
        try
        {
            return await notifier.DeliverAsync(notice, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it was, it is told and tried again.
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreBusyException))
#pragma warning restore CA1031
        {
            Threw(logger, exception, notifier.Id, notice.Id);
            return new DeliveryOutcome.Retry($"The notifier failed unexpectedly ({exception.GetType().Name}).");
        }
    }

    private Task<Notice> NoticeAsync(long messageId, CancellationToken cancellationToken) => store.ReadAsync(
        async (db, ct) =>
        {
            var message = await db.NotificationMessages.SingleAsync(row => row.Id == messageId, ct).ConfigureAwait(false);
            var items = await db.Notifications.Where(row => row.MessageId == messageId).OrderBy(row => row.Id).Take(Notice.MostItems)
                .Select(row => new NoticeItem(row.Text, row.About, row.Severity, row.FindingId, row.BucketId, row.AtUtc))
                .ToListAsync(ct).ConfigureAwait(false);
            return new Notice(message.Id, message.Kind, message.Severity, message.Count, message.Text, items, message.AtUtc);
        },
        cancellationToken);

    private async Task RecordAsync(WriteScope scope, NotificationDelivery delivery, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        var row = await scope.Db.NotificationDeliveries.AsTracking()
            .SingleOrDefaultAsync(d => d.MessageId == delivery.MessageId && d.Notifier == delivery.Notifier, cancellationToken).ConfigureAwait(false);
        if (row is not { State: DeliveryState.Waiting })
        {
            return;
        }

        row.Attempts++;
        switch (outcome)
        {
            case DeliveryOutcome.Delivered:
                (row.State, row.EndedUtc, row.LastError) = (DeliveryState.Delivered, scope.NowUtc, null);
                await ToldAsync(scope, row.MessageId, cancellationToken).ConfigureAwait(false);
                break;
            case DeliveryOutcome.Retry retry when row.Attempts < MostAttempts:
                var after = retry.After ?? WorkBackoff.After(row.Attempts, 0.5);
                (row.DueUtc, row.LastError) = (scope.NowUtc + after, Cut(retry.Why));
                await NotifyPayload.EnqueueAsync(scope, after, cancellationToken).ConfigureAwait(false);
                break;
            case DeliveryOutcome.Retry retry:
                End(row, scope.NowUtc, $"Given up after {row.Attempts} attempts. Last: {retry.Why}");
                break;
            case DeliveryOutcome.Failed failed:
                End(row, scope.NowUtc, failed.Why);
                break;
        }
    }

    private void End(NotificationDelivery row, DateTime nowUtc, string why)
    {
        (row.State, row.EndedUtc, row.LastError) = (DeliveryState.Failed, nowUtc, Cut(why));
        Failed(logger, row.MessageId, row.Notifier, why);
    }

    /// <summary>The first delivery makes the findings Notified: somebody was told.</summary>
    private async Task ToldAsync(WriteScope scope, long messageId, CancellationToken cancellationToken)
    {
        var message = await scope.Db.NotificationMessages.AsTracking().SingleAsync(row => row.Id == messageId, cancellationToken).ConfigureAwait(false);
        if (message.ToldUtc is not null)
        {
            return;
        }

        message.ToldUtc = scope.NowUtc;
        if (message.Kind != NotificationKind.FindingOpened)
        {
            return;
        }

        var told = scope.Db.Notifications.Where(row => row.MessageId == messageId && row.FindingId != null).Select(row => row.FindingId!.Value);
        foreach (var finding in await scope.Db.Findings.AsTracking()
            .Where(finding => told.Contains(finding.Id) && finding.WorkflowStatus == WorkflowStatus.New).OrderBy(finding => finding.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            lifecycle.Apply(scope, finding, FindingTransition.NotificationSent, new TransitionNote(
                Console, message.Count == 1 ? "People were told." : $"People were told, together with {message.Count - 1} more."));
        }
    }

    private static string Cut(string text) => text.Length <= LongestError ? text : text[..LongestError];

    [LoggerMessage(3002, LogLevel.Error, "Notifier {Notifier} threw on notice {Notice}.")]
    private static partial void Threw(ILogger logger, Exception exception, string notifier, long notice);

    [LoggerMessage(3003, LogLevel.Error, "Notice {Notice} cannot be delivered by {Notifier}: {Why}")]
    private static partial void Failed(ILogger logger, long notice, string notifier, string why);
}
