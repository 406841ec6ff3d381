using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Makes messages of what waits for a channel: each thing its own, or many things one. One write.</summary>
internal static class ChannelPosting
{
    /// <summary>More than so many at once are one message: nobody reads forty.</summary>
    public const int MostSingly = 5;

    /// <summary>In one message; the rest in the next.</summary>
    public const int Most = 10_000;

    /// <summary>After a message about many things, what is not urgent is collected for so long: a storm is few messages, however long it lasts.</summary>
    public static readonly TimeSpan Lull = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <returns>How many items were taken; 0 when none is due, or the channel has said enough this hour.</returns>
    public static async Task<int> RunAsync(WriteScope scope, Channel channel, CancellationToken cancellationToken)
    {
        var due = await Due(scope.Db, channel.Id, scope.NowUtc).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (due.Count == 0)
        {
            return 0;
        }

        var hourAgo = scope.NowUtc - s_hour;
        var sent = await scope.Db.ChannelDeliveries.Where(delivery => delivery.ChannelId == channel.Id && delivery.CreatedUtc > hourAgo)
            .OrderBy(delivery => delivery.CreatedUtc).Select(delivery => delivery.CreatedUtc).ToListAsync(cancellationToken).ConfigureAwait(false);
        var left = channel.Rules.MostPerHour - sent.Count;
        if (!due.Exists(item => ChannelRules.IsUrgent(item.Kind, item.Severity))
            && (left <= 0 ? sent[0] + s_hour : await LullAsync(scope.Db, channel.Id, cancellationToken).ConfigureAwait(false)) is { } until && until > scope.NowUtc)
        {
            await PostponeAsync(scope, channel.Id, until, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        var singly = due.Count <= Math.Min(MostSingly, left) && channel.Rules.DigestMinutes == 0;
        // What one finding is told of stays with its message also within a digest's channel, when it is urgent.
        foreach (var group in singly ? due.Select(item => new List<ChannelItem> { item }) : Groups(due, left))
        {
            await PostAsync(scope, channel.Id, group, cancellationToken).ConfigureAwait(false);
        }

        return due.Count;
    }

    internal static IQueryable<ChannelItem> Due(ConsoleDbContext db, long channelId, DateTime nowUtc) => db.ChannelItems
        .Where(item => item.ChannelId == channelId && item.DeliveryId == null && item.DueUtc <= nowUtc).OrderBy(item => item.DueUtc);

    private static IEnumerable<List<ChannelItem>> Groups(List<ChannelItem> due, int left)
    {
        var urgent = due.Where(item => ChannelRules.IsUrgent(item.Kind, item.Severity)).ToList();
        if (urgent.Count == 0 || urgent.Count > MostSingly || urgent.Count >= left)
        {
            return [due];
        }

        var rest = due.Except(urgent).ToList();
        return urgent.Select(item => new List<ChannelItem> { item }).Concat(rest.Count == 0 ? [] : [rest]);
    }

    /// <summary>Until when what is not urgent is collected; null when the last message was about few things.</summary>
    private static async Task<DateTime?> LullAsync(ConsoleDbContext db, long channelId, CancellationToken cancellationToken) =>
        await db.ChannelDeliveries.Where(delivery => delivery.ChannelId == channelId).OrderByDescending(delivery => delivery.CreatedUtc)
            .Select(delivery => new { delivery.Count, delivery.CreatedUtc }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { Count: > MostSingly } last
            ? last.CreatedUtc + Lull
            : null;

    private static async Task PostponeAsync(WriteScope scope, long channelId, DateTime untilUtc, CancellationToken cancellationToken)
    {
        await Due(scope.Db, channelId, scope.NowUtc).ExecuteUpdateAsync(set => set.SetProperty(item => item.DueUtc, untilUtc), cancellationToken).ConfigureAwait(false);
        await DeliverPayload.EnqueueAsync(scope, channelId, untilUtc - scope.NowUtc, cancellationToken).ConfigureAwait(false);
    }

    private static async Task PostAsync(WriteScope scope, long channelId, List<ChannelItem> items, CancellationToken cancellationToken)
    {
        var delivery = new ChannelDelivery
        {
            ChannelId = channelId,
            Kind = items.Select(item => item.Kind).Distinct().Count() == 1 ? items[0].Kind : NotificationKind.Digest,
            Severity = items.Max(item => item.Severity),
            Count = items.Count,
            Text = Words(items),
            FindingId = items is [{ FindingId: { } one }] ? one : null,
            AtUtc = items.Min(item => item.AtUtc),
            CreatedUtc = scope.NowUtc,
            DueUtc = scope.NowUtc,
        };
        scope.Db.ChannelDeliveries.Add(delivery);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var ids in items.Select(item => item.Id).Chunk(500))
        {
            await scope.Db.ChannelItems.Where(item => ids.Contains(item.Id)).ExecuteUpdateAsync(set => set.SetProperty(item => item.DeliveryId, delivery.Id), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Words(List<ChannelItem> items) => items is [var one]
        ? one.Text
        : string.Join(' ', items.GroupBy(item => item.Kind).OrderByDescending(kind => kind.Max(item => item.Severity ?? Severity.Informational))
            .Select(kind => kind.Count() == 1 ? kind.First().Text : NotificationRules.Words(kind.Key, kind.Count(), kind.Max(item => item.Severity))));
}
