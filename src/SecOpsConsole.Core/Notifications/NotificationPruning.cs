using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

/// <summary>
/// Forgets what was told long ago, the oldest first, a few hundred at a time; what waits is never forgotten, nor what a channel was told of a
/// finding that is not resolved.
/// </summary>
internal static class NotificationPruning
{
    private const int Most = 300;

    /// <returns>How many messages were forgotten; 0 when nothing is old enough.</returns>
    public static async Task<int> RunAsync(WriteScope scope, DateTime before, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var channels = await PruneChannelsAsync(db, before, cancellationToken).ConfigureAwait(false)
            + await PruneHubAsync(db, before, cancellationToken).ConfigureAwait(false);
        var messages = await Messages(db, before).Take(Most).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (messages.Count == 0)
        {
            return channels;
        }

        await db.NotificationDeliveries.Where(row => messages.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.Notifications.Where(row => row.MessageId != null && messages.Contains(row.MessageId.Value)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.NotificationMessages.Where(row => messages.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        var lines = await db.BellLines.Where(row => row.LastUtc < before).OrderBy(row => row.LastMessageId).Take(Most)
            .Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        await db.BellReads.Where(row => lines.Contains(row.LineId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.BellLines.Where(row => lines.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        return messages.Count + channels;
    }

    /// <summary>A channel's message takes the decision from the notification when it is sent, or sent again. Each channel is asked by its own index.</summary>
    internal static IQueryable<NotificationMessage> Messages(ConsoleDbContext db, DateTime before) => db.NotificationMessages
        .Where(row => row.AtUtc < before && !db.Notifications.Any(told => told.MessageId == row.Id
            && db.Channels.Any(channel => db.ChannelItems.Any(item => item.ChannelId == channel.Id && item.NotificationId == told.Id))))
        .OrderBy(row => row.Id);

    private static async Task<int> PruneHubAsync(ConsoleDbContext db, DateTime before, CancellationToken cancellationToken)
    {
        var old = await db.HubNotes.Where(row => row.CreatedUtc < before && row.State != DeliveryState.Waiting).OrderBy(row => row.Id).Take(Most)
            .Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return old.Count == 0 ? 0 : await db.HubNotes.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The messages of one channel that nothing needs any more. Those about a finding stay as long as something may become of it, and as long again:
    /// they say where its message is, which is changed then, and that the channel has heard of it.
    /// </summary>
    internal static IQueryable<ChannelDelivery> Deliveries(ConsoleDbContext db, long channelId, DateTime before) => db.ChannelDeliveries
        .Where(row => row.ChannelId == channelId && row.CreatedUtc < before && row.State != DeliveryState.Waiting
            && !db.ChannelItems.Any(item => item.DeliveryId == row.Id && db.Findings.Any(
                finding => finding.Id == item.FindingId && (finding.WorkflowStatus != WorkflowStatus.Resolved || finding.ResolvedUtc >= before))))
        .OrderBy(row => row.CreatedUtc);

    private static async Task<int> PruneChannelsAsync(ConsoleDbContext db, DateTime before, CancellationToken cancellationToken)
    {
        var old = new List<long>();
        foreach (var channelId in await db.Channels.Select(channel => channel.Id).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            old.AddRange(await Deliveries(db, channelId, before).Take(Most - old.Count).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        if (old.Count > 0)
        {
            await db.ChannelItems.Where(item => item.DeliveryId != null && old.Contains(item.DeliveryId.Value)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await db.ChannelDeliveries.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        return old.Count;
    }
}
