using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

/// <summary>Forgets what was told long ago, the oldest first, a few hundred at a time; what waits is never forgotten.</summary>
internal static class NotificationPruning
{
    private const int Most = 300;

    /// <returns>How many messages were forgotten; 0 when nothing is old enough.</returns>
    public static async Task<int> RunAsync(WriteScope scope, DateTime before, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var channels = await PruneChannelsAsync(db, before, cancellationToken).ConfigureAwait(false);
        var messages = await db.NotificationMessages.OrderBy(row => row.Id).Take(Most).Where(row => row.AtUtc < before)
            .Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (messages.Count == 0)
        {
            return channels;
        }

        await db.NotificationDeliveries.Where(row => messages.Contains(row.MessageId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.Notifications.Where(row => row.MessageId != null && messages.Contains(row.MessageId.Value)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.NotificationMessages.Where(row => messages.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        var lines = await db.BellLines.OrderBy(row => row.LastMessageId).Take(Most).Where(row => row.LastUtc < before)
            .Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        await db.BellReads.Where(row => lines.Contains(row.LineId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await db.BellLines.Where(row => lines.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        return messages.Count + channels;
    }

    private static async Task<int> PruneChannelsAsync(ConsoleDbContext db, DateTime before, CancellationToken cancellationToken)
    {
        var old = await db.ChannelDeliveries.OrderBy(row => row.Id).Take(Most).Where(row => row.CreatedUtc < before && row.State != DeliveryState.Waiting)
            .Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (old.Count > 0)
        {
            await db.ChannelItems.Where(item => item.DeliveryId != null && old.Contains(item.DeliveryId.Value)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await db.ChannelDeliveries.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        return old.Count;
    }
}
