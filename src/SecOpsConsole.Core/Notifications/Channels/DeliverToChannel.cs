using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>
/// Sends what waits for one channel. What the receiver took is never sent again; what it did not, or what nobody knows of after a crash, is
/// sent again with the same key.
/// </summary>
internal sealed partial class DeliverToChannel(
    ConsoleStore store, IEnumerable<INotifier> notifiers, ChannelNotices notices, TimeProvider clock, ILogger<DeliverToChannel> logger) : IWorkHandler
{
    /// <summary>After so many tries, about two hours, a delivery has failed.</summary>
    public const int MostAttempts = 30;

    /// <summary>A receiver that did not answer gets this pause before the next message.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);
    private const int MostInOneRun = 20;
    private const int LongestError = 500;

    private readonly Dictionary<string, INotifier> _notifiers = notifiers.ToDictionary(notifier => notifier.Id, StringComparer.Ordinal);

    public WorkKind Kind => WorkKind.Deliver;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var channelId = WorkPayload.Read<DeliverPayload>(item).ChannelId;
        for (var sent = 0; sent < MostInOneRun; sent++)
        {
            if (await NextAsync(channelId, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                break;
            }

            var outcome = await TryAsync(next.Channel, next.Delivery, cancellationToken).ConfigureAwait(false);
            if (!await store.WriteAsync((scope, ct) => RecordAsync(scope, next.Delivery.Id, outcome, ct), cancellationToken).ConfigureAwait(false))
            {
                break;
            }
        }

        await store.WriteAsync((scope, ct) => PlanAsync(scope, channelId, ct), cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    internal static IQueryable<ChannelDelivery> Waiting(ConsoleDbContext db, long channelId) =>
        db.ChannelDeliveries.Where(delivery => delivery.State == DeliveryState.Waiting && delivery.ChannelId == channelId).OrderBy(delivery => delivery.DueUtc);

    /// <summary>What is told of one finding keeps its order: a change is not told before the beginning.</summary>
    internal static IQueryable<ChannelDelivery> Next(ConsoleDbContext db, long channelId, DateTime nowUtc) => Waiting(db, channelId)
        .Where(delivery => delivery.DueUtc <= nowUtc && (delivery.FindingId == null || !db.ChannelDeliveries.Any(
            other => other.ChannelId == channelId && other.FindingId == delivery.FindingId && other.State == DeliveryState.Waiting && other.Id < delivery.Id)));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The next message whose time has come; null while the channel pauses, is off or was removed.</summary>
    private async Task<(Channel Channel, ChannelDelivery Delivery)?> NextAsync(long channelId, CancellationToken cancellationToken)
    {
        var channel = await store.WriteAsync(
            async (scope, ct) =>
            {
                var known = await scope.Db.Channels.SingleOrDefaultAsync(row => row.Id == channelId, ct).ConfigureAwait(false);
                if (known is { RemovedUtc: null, IsEnabled: true })
                {
                    await ChannelPosting.RunAsync(scope, known, IsForPrograms(known), ct).ConfigureAwait(false);
                }

                return known;
            },
            cancellationToken).ConfigureAwait(false);
        if (channel is not { RemovedUtc: null, IsEnabled: true } || channel.PausedUntilUtc > Now)
        {
            return null;
        }

        var now = Now;
        var next = await store.ReadAsync((db, ct) => Next(db, channelId, now).FirstOrDefaultAsync(ct), cancellationToken).ConfigureAwait(false);
        return next is null ? null : (channel, next);
    }

    private bool IsForPrograms(Channel channel) => _notifiers.GetValueOrDefault(channel.Notifier)?.Form is { IsForPrograms: true };

    /// <summary>A notifier that throws has a bug; the next messages must not suffer from it.</summary>
    private async Task<DeliveryOutcome> TryAsync(Channel channel, ChannelDelivery delivery, CancellationToken cancellationToken)
    {
        if (!_notifiers.TryGetValue(channel.Notifier, out var notifier))
        {
            return new DeliveryOutcome.Failed($"There is no notifier {channel.Notifier} any more.");
        }

        try
        {
            return await notices.OfAsync(channel, delivery, cancellationToken).ConfigureAwait(false) is { } notice
                ? await notifier.DeliverAsync(notice, cancellationToken).ConfigureAwait(false)
                : new DeliveryOutcome.Failed("The channel's secret cannot be read with the keys of this console. Enter it again.");
        }
#pragma warning disable CA1031 // Whatever it was, it is told and tried again.
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreBusyException))
#pragma warning restore CA1031
        {
            Threw(logger, exception.GetType().Name, channel.Notifier, delivery.Id);
            return new DeliveryOutcome.Retry($"The notifier failed unexpectedly ({exception.GetType().Name}).");
        }
    }

    /// <returns>False when the channel pauses now.</returns>
    private async Task<bool> RecordAsync(WriteScope scope, long deliveryId, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        var row = await scope.Db.ChannelDeliveries.AsTracking().SingleOrDefaultAsync(delivery => delivery.Id == deliveryId, cancellationToken).ConfigureAwait(false);
        if (row is not { State: DeliveryState.Waiting })
        {
            return true;
        }

        row.Attempts++;
        switch (outcome)
        {
            case DeliveryOutcome.Delivered delivered:
                (row.State, row.EndedUtc, row.LastError, row.Reference) = (DeliveryState.Delivered, scope.NowUtc, null, delivered.Reference ?? row.Reference);
                return true;
            case DeliveryOutcome.Retry retry when row.Attempts < MostAttempts:
                (row.DueUtc, row.LastError) = (scope.NowUtc + (retry.After ?? WorkBackoff.After(row.Attempts, 0.5)), Cut(retry.Why));
                var channel = await scope.Db.Channels.AsTracking().SingleAsync(known => known.Id == row.ChannelId, cancellationToken).ConfigureAwait(false);
                channel.PausedUntilUtc = scope.NowUtc + (retry.After ?? s_pause);
                return false;
            case DeliveryOutcome.Retry retry:
                await EndAsync(scope, row, $"Given up after {row.Attempts} attempts. Last: {retry.Why}", cancellationToken).ConfigureAwait(false);
                return true;
            case DeliveryOutcome.Failed failed:
                await EndAsync(scope, row, failed.Why, cancellationToken).ConfigureAwait(false);
                return true;
        }

        return true;
    }

    /// <summary>What cannot be delivered is told by the bell and the log, except a test: whoever pressed the button looks at it.</summary>
    private async Task EndAsync(WriteScope scope, ChannelDelivery row, string why, CancellationToken cancellationToken)
    {
        (row.State, row.EndedUtc, row.LastError) = (DeliveryState.Failed, scope.NowUtc, Cut(why));
        var name = await scope.Db.Channels.Where(channel => channel.Id == row.ChannelId).Select(channel => channel.Name).SingleAsync(cancellationToken).ConfigureAwait(false);
        Failed(logger, row.Id, name, why);
        if (row.Kind != NotificationKind.Test)
        {
            await NotificationOutbox.AddAsync(
                scope, NotificationKind.ChannelFailed, $"A message could not be delivered to the channel {name}: {Cut(why)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The work comes again when the next message, the next item or the end of a pause is due.</summary>
    private static async Task PlanAsync(WriteScope scope, long channelId, CancellationToken cancellationToken)
    {
        var channel = await scope.Db.Channels.SingleOrDefaultAsync(row => row.Id == channelId, cancellationToken).ConfigureAwait(false);
        if (channel is not { RemovedUtc: null, IsEnabled: true })
        {
            return;
        }

        var delivery = await Waiting(scope.Db, channelId).Select(row => (DateTime?)row.DueUtc).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var item = await scope.Db.ChannelItems.Where(row => row.ChannelId == channelId && row.DeliveryId == null).OrderBy(row => row.DueUtc)
            .Select(row => (DateTime?)row.DueUtc).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if ((delivery < item ? delivery : item ?? delivery) is { } due)
        {
            var at = channel.PausedUntilUtc > due ? channel.PausedUntilUtc.Value : due;
            await DeliverPayload.EnqueueAsync(scope, channelId, at > scope.NowUtc ? at - scope.NowUtc : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Cut(string text) => text.Length <= LongestError ? text : text[..LongestError];

    [LoggerMessage(3004, LogLevel.Error, "Notifier {Notifier} threw {Exception} on delivery {Delivery}.")]
    private static partial void Threw(ILogger logger, string exception, string notifier, long delivery);

    [LoggerMessage(3005, LogLevel.Error, "Delivery {Delivery} to the channel {Channel} failed for good: {Why}")]
    private static partial void Failed(ILogger logger, long delivery, string channel, string why);
}
