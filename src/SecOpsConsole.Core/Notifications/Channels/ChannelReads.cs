using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>What the pages and the API read of channels.</summary>
internal static class ChannelReads
{
    public static async Task<List<ChannelRow>> ListAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var channels = await db.Channels.Where(row => row.RemovedUtc == null).OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<ChannelRow>();
        foreach (var channel in channels)
        {
            var last = await Log(db, channel.Id).Where(row => row.State != DeliveryState.Waiting).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            rows.Add(new ChannelRow(
                channel.Id, channel.Name, channel.Notifier, channel.IsEnabled, channel.Settings, channel.Secret is not null, channel.Rules, channel.PausedUntilUtc, channel.ChangedBy, channel.ChangedUtc)
            {
                Waiting = await db.ChannelItems.CountAsync(item => item.ChannelId == channel.Id && item.DeliveryId == null, cancellationToken).ConfigureAwait(false)
                    + await DeliverToChannel.Waiting(db, channel.Id).CountAsync(cancellationToken).ConfigureAwait(false),
                LastDeliveredUtc = last is { State: DeliveryState.Delivered } ? last.EndedUtc : null,
                LastError = last is { State: DeliveryState.Failed } ? last.LastError : null,
            });
        }

        return rows;
    }

    public static async Task<Page<DeliveryRow>> LogAsync(
        ConsoleDbContext db, long? channelId, bool failedOnly, PageCursor? cursor, int limit, CancellationToken cancellationToken)
    {
        var query = channelId is { } one ? Log(db, one) : All(db);
        query = cursor is null ? query : query.Where(row => row.Id < cursor.Id);
        query = failedOnly ? query.Where(row => row.State == DeliveryState.Failed) : query;
        var rows = await query.Take(limit + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        var names = await db.Channels.Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken).ConfigureAwait(false);
        return new Page<DeliveryRow>(
            [.. rows.Take(limit).Select(row => new DeliveryRow(
                row.Id, row.ChannelId, names.GetValueOrDefault(row.ChannelId, "?"), row.Kind, row.Severity, row.Count, row.Text, row.FindingId, row.State, row.Attempts,
                row.CreatedUtc, row.DueUtc, row.EndedUtc, row.LastError))],
            rows.Count > limit ? PageCursor.At(rows[limit - 1].Id, rows[limit - 1].Id).Encode() : null);
    }

    internal static IQueryable<ChannelDelivery> All(ConsoleDbContext db) => db.ChannelDeliveries.OrderByDescending(row => row.Id);

    internal static IQueryable<ChannelDelivery> Log(ConsoleDbContext db, long channelId) =>
        db.ChannelDeliveries.Where(row => row.ChannelId == channelId).OrderByDescending(row => row.Id);
}
