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

    /// <summary>So many messages about one thing each are made in one write at most: every other writer waits meanwhile.</summary>
    public const int MostInOneWrite = 100;

    /// <summary>After a message about many things, what is not urgent is collected for so long: a storm is few messages, however long it lasts.</summary>
    public static readonly TimeSpan Lull = TimeSpan.FromMinutes(2);

    /// <summary>After a message about many Critical findings, further ones are collected for so long.</summary>
    public static readonly TimeSpan UrgentLull = TimeSpan.FromSeconds(30);

    /// <summary>No more than <see cref="MostSingly"/> messages that are not urgent within so long: a storm that comes in drops is few messages too.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>What becomes of a finding. One that is back is told as a new one is: a storm of those is few messages too.</summary>
    private static readonly NotificationKind[] s_stories =
    [
        NotificationKind.FindingChanged, NotificationKind.Decided, NotificationKind.SeverityRaised, NotificationKind.AutomaticDone, NotificationKind.RemediationFailed,
        NotificationKind.Escalated,
    ];

    /// <returns>How many items became messages; 0 when none is due, or the channel has said enough for now.</returns>
    public static async Task<int> RunAsync(WriteScope scope, Channel channel, bool isForPrograms, CancellationToken cancellationToken)
    {
        if (isForPrograms)
        {
            return await EachAsync(scope, channel.Id, cancellationToken).ConfigureAwait(false);
        }

        var due = await Due(scope.Db, channel.Id, scope.NowUtc).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (due.Count == 0)
        {
            return 0;
        }

        var hourAgo = scope.NowUtc - s_hour;
        // Escalations have no limit, and must not use up that of the answers to them.
        var sent = await scope.Db.ChannelDeliveries
            .Where(delivery => delivery.ChannelId == channel.Id && delivery.CreatedUtc > hourAgo && delivery.Kind != NotificationKind.Escalated)
            .OrderBy(delivery => delivery.CreatedUtc).Select(delivery => delivery.CreatedUtc).ToListAsync(cancellationToken).ConfigureAwait(false);
        return await GroupedAsync(scope, channel, due, sent, cancellationToken).ConfigureAwait(false);
    }

    internal static IQueryable<ChannelItem> Due(ConsoleDbContext db, long channelId, DateTime nowUtc) => db.ChannelItems
        .Where(item => item.ChannelId == channelId && item.DeliveryId == null && item.DueUtc <= nowUtc).OrderBy(item => item.DueUtc);

    /// <summary>
    /// A program reacts to each thing by itself, and to a decision at once: no limit of an hour holds back what comes behind a storm. More are
    /// made ready as the first ones go.
    /// </summary>
    private static async Task<int> EachAsync(WriteScope scope, long channelId, CancellationToken cancellationToken)
    {
        var room = await RoomAsync(scope, channelId, cancellationToken).ConfigureAwait(false);
        var due = await Due(scope.Db, channelId, scope.NowUtc).Take(room).ToListAsync(cancellationToken).ConfigureAwait(false);
        return await SinglyAsync(scope, channelId, [.. due.OrderBy(item => item.Id)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many messages may be made ready now: the ones before go first.</summary>
    private static async Task<int> RoomAsync(WriteScope scope, long channelId, CancellationToken cancellationToken) => MostInOneWrite
        - await DeliverToChannel.Waiting(scope.Db, channelId).Where(delivery => delivery.DueUtc <= scope.NowUtc).Take(MostInOneWrite).CountAsync(cancellationToken).ConfigureAwait(false);

    private static async Task<int> GroupedAsync(WriteScope scope, Channel channel, List<ChannelItem> due, List<DateTime> sent, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(scope.Db, channel.Id, due, cancellationToken).ConfigureAwait(false);
        if (Called(due, own) is { Count: > 0 } called)
        {
            // What else is due comes with the next write, right after the first of these is sent.
            var room = await RoomAsync(scope, channel.Id, cancellationToken).ConfigureAwait(false);
            var calls = await OfFindings(scope.Db, channel.Id, called).Take(room).ToListAsync(cancellationToken).ConfigureAwait(false);
            return await SinglyAsync(scope, channel.Id, calls, cancellationToken).ConfigureAwait(false);
        }

        var changes = due.Where(item => ChangesMessage(item, own)).ToList();
        var rest = due.Except(changes).ToList();
        var left = channel.Rules.MostPerHour - sent.Count;
        // What is left changes messages without calling anybody: the limit of an hour holds for it, however severe the finding is.
        if ((left <= 0 ? sent[0] + s_hour : await LullAsync(scope, channel.Id, cancellationToken).ConfigureAwait(false)) is { } until && until > scope.NowUtc)
        {
            if (!(left <= 0 ? rest : due).Exists(item => ChannelRules.IsUrgent(item.Kind, item.Severity)))
            {
                await PostponeAsync(scope, channel.Id, until, cancellationToken).ConfigureAwait(false);
                return 0;
            }

            rest = await UrgentAsync(scope, channel.Id, rest, until, cancellationToken).ConfigureAwait(false);
        }

        var told = await OfLateAsync(scope, channel.Id, cancellationToken).ConfigureAwait(false);
        if (told.Count >= MostSingly && rest.Count > 0 && !rest.Exists(item => ChannelRules.IsUrgent(item.Kind, item.Severity)))
        {
            await PostponeAsync(scope, rest, told[^MostSingly] + Breath, cancellationToken).ConfigureAwait(false);
            rest = [];
        }

        var groups = rest.Count == 0 ? [] : Groups(rest, left, singly: rest.Count <= Math.Min(MostSingly - told.Count, left) && channel.Rules.DigestMinutes == 0);
        var fitting = Math.Clamp(left - groups.Count, 0, changes.Count);
        groups.AddRange(changes.Take(fitting).Select(item => new List<ChannelItem> { item }));
        foreach (var group in groups)
        {
            await PostAsync(scope, channel.Id, group, cancellationToken).ConfigureAwait(false);
        }

        if (fitting < changes.Count)
        {
            await PostponeAsync(scope, [.. changes.Skip(fitting)], sent.Count == 0 ? scope.NowUtc + s_hour : sent[0] + s_hour, cancellationToken).ConfigureAwait(false);
        }

        return rest.Count + fitting;
    }

    /// <summary>The findings of what is due that have a message of their own here. One that was told together with others has none.</summary>
    private static async Task<HashSet<long>> OwnAsync(ConsoleDbContext db, long channelId, List<ChannelItem> due, CancellationToken cancellationToken)
    {
        var findings = due.Where(item => s_stories.Contains(item.Kind) && item.FindingId is not null).Select(item => item.FindingId!.Value).Distinct().ToList();
        var own = findings.Count == 0 ? [] : await db.ChannelDeliveries
            .Where(delivery => delivery.ChannelId == channelId && delivery.FindingId != null && findings.Contains(delivery.FindingId.Value))
            .Select(delivery => delivery.FindingId!.Value).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. own];
    }

    /// <summary>It changes the finding's own message, so it is never put together with others.</summary>
    private static bool ChangesMessage(ChannelItem item, HashSet<long> own) => s_stories.Contains(item.Kind) && own.Contains(item.FindingId ?? 0);

    /// <summary>
    /// What is told one by one and now, whatever the limit of an hour: each escalation, because somebody answers it alone, and what is urgent about a
    /// finding that has a message of its own.
    /// </summary>
    private static List<long> Called(List<ChannelItem> due, HashSet<long> own) =>
    [
        .. due.Where(item => item.FindingId is not null && (item.Kind == NotificationKind.Escalated
                || (item.Kind is not (NotificationKind.FindingChanged or NotificationKind.Decided) && ChangesMessage(item, own) && ChannelRules.IsUrgent(item.Kind, item.Severity))))
            .Select(item => item.FindingId!.Value).Distinct(),
    ];

    /// <summary>All that waits about these findings, put off or not, in its order: an answer that came later must not silence a newer call.</summary>
    private static IQueryable<ChannelItem> OfFindings(ConsoleDbContext db, long channelId, List<long> findings) => db.ChannelItems
        .Where(item => item.ChannelId == channelId && item.DeliveryId == null && item.FindingId != null && findings.Contains(item.FindingId.Value)).OrderBy(item => item.Id);

    private static async Task<int> SinglyAsync(WriteScope scope, long channelId, List<ChannelItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await PostAsync(scope, channelId, [item], cancellationToken).ConfigureAwait(false);
        }

        return items.Count;
    }

    /// <summary>What one finding is told of stays with its message also within a digest's channel, when it is urgent.</summary>
    private static List<List<ChannelItem>> Groups(List<ChannelItem> due, int left, bool singly)
    {
        if (singly)
        {
            return [.. due.Select(item => new List<ChannelItem> { item })];
        }

        var urgent = due.Where(item => ChannelRules.IsUrgent(item.Kind, item.Severity)).ToList();
        if (urgent.Count == 0 || urgent.Count > MostSingly || urgent.Count >= left)
        {
            return [due];
        }

        var rest = due.Except(urgent).ToList();
        return [.. urgent.Select(item => new List<ChannelItem> { item }), .. rest.Count == 0 ? [] : new[] { rest }];
    }

    /// <summary>When the messages of the last moments were made, the newest last; those that changed the message of their finding do not count.</summary>
    private static async Task<List<DateTime>> OfLateAsync(WriteScope scope, long channelId, CancellationToken cancellationToken)
    {
        var since = scope.NowUtc - Breath;
        return await scope.Db.ChannelDeliveries
            .Where(delivery => delivery.ChannelId == channelId && delivery.CreatedUtc > since && delivery.CreatedUtc <= scope.NowUtc && !s_stories.Contains(delivery.Kind))
            .OrderBy(delivery => delivery.CreatedUtc).Select(delivery => delivery.CreatedUtc).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Of what is due while a storm is collected, what goes all the same: the rest waits, and so do Critical findings for a moment when there were many
    /// of them just now.
    /// </summary>
    private static async Task<List<ChannelItem>> UrgentAsync(WriteScope scope, long channelId, List<ChannelItem> rest, DateTime untilUtc, CancellationToken cancellationToken)
    {
        var calm = rest.Where(item => !ChannelRules.IsUrgent(item.Kind, item.Severity)).ToList();
        if (calm.Count > 0)
        {
            await PostponeAsync(scope, calm, untilUtc, cancellationToken).ConfigureAwait(false);
        }

        var (urgent, since) = (rest.Except(calm).ToList(), scope.NowUtc - UrgentLull);
        var storm = await scope.Db.ChannelDeliveries
            .Where(delivery => delivery.ChannelId == channelId && delivery.CreatedUtc > since && delivery.CreatedUtc <= scope.NowUtc && delivery.Count > MostSingly && delivery.Severity == Severity.Critical)
            .MaxAsync(delivery => (DateTime?)delivery.CreatedUtc, cancellationToken).ConfigureAwait(false);
        var waits = storm is null ? [] : urgent.Where(item => !ChannelRules.IsAlwaysTold(item.Kind)).ToList();
        if (waits.Count > 0)
        {
            await PostponeAsync(scope, waits, storm!.Value + UrgentLull, cancellationToken).ConfigureAwait(false);
        }

        return [.. urgent.Except(waits)];
    }

    /// <summary>Until when what is not urgent is collected; null when no message of late was about many things.</summary>
    private static async Task<DateTime?> LullAsync(WriteScope scope, long channelId, CancellationToken cancellationToken)
    {
        var since = scope.NowUtc - Lull;
        return await scope.Db.ChannelDeliveries.Where(delivery => delivery.ChannelId == channelId && delivery.CreatedUtc > since && delivery.Count > MostSingly)
            .MaxAsync(delivery => (DateTime?)delivery.CreatedUtc, cancellationToken).ConfigureAwait(false) + Lull;
    }

    private static async Task PostponeAsync(WriteScope scope, long channelId, DateTime untilUtc, CancellationToken cancellationToken)
    {
        await Due(scope.Db, channelId, scope.NowUtc).ExecuteUpdateAsync(set => set.SetProperty(item => item.DueUtc, untilUtc), cancellationToken).ConfigureAwait(false);
        await DeliverPayload.EnqueueAsync(scope, channelId, untilUtc - scope.NowUtc, cancellationToken).ConfigureAwait(false);
    }

    private static async Task PostponeAsync(WriteScope scope, List<ChannelItem> items, DateTime untilUtc, CancellationToken cancellationToken)
    {
        foreach (var ids in items.Select(item => item.Id).Chunk(500))
        {
            await scope.Db.ChannelItems.Where(item => ids.Contains(item.Id)).ExecuteUpdateAsync(set => set.SetProperty(item => item.DueUtc, untilUtc), cancellationToken).ConfigureAwait(false);
        }

        await DeliverPayload.EnqueueAsync(scope, items[0].ChannelId, untilUtc - scope.NowUtc, cancellationToken).ConfigureAwait(false);
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
