using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Says which channels are told of what was gathered, and from when on. In the write that gathers.</summary>
internal static class ChannelRouting
{
    public static async Task RunAsync(WriteScope scope, IReadOnlyList<Notification> rows, CancellationToken cancellationToken)
    {
        var channels = await scope.Db.Channels.Where(channel => channel.RemovedUtc == null && channel.IsEnabled).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (channels.Count == 0 || rows.Count == 0)
        {
            return;
        }

        var subjects = await SubjectsAsync(scope.Db, rows, cancellationToken).ConfigureAwait(false);
        foreach (var channel in channels)
        {
            var rules = channel.Rules;
            var wanted = rows.Where(row => Wants(channel.Id, rules, row, subjects(row))).ToList();
            var fresh = await FreshAsync(scope, channel.Id, rules, wanted, cancellationToken).ConfigureAwait(false);
            foreach (var row in fresh)
            {
                scope.Db.ChannelItems.Add(Item(channel.Id, row, rules.DueUtc(row.Kind, row.Severity, scope.NowUtc)));
            }

            if (fresh.Count > 0)
            {
                await DeliverPayload.EnqueueAsync(scope, channel.Id, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool Wants(long channelId, ChannelRules rules, Notification row, RoutedSubject subject) => row.Kind switch
    {
        // A channel that cannot be reached is told of by the bell and the log: two such channels would tell each other for ever.
        NotificationKind.ChannelFailed => false,
        // The channel of the level that is asked is told, whatever its routes say.
        NotificationKind.Escalated when subject.LevelChannelId == channelId => true,
        // Whoever was told of the finding is told what became of it; decided below.
        NotificationKind.FindingChanged => true,
        _ => rules.Routes.Count == 0 || rules.Routes.Any(route => route.Fits(row.Kind, row.Severity, subject)),
    };

    /// <summary>Without what this channel has heard already, or never heard the beginning of.</summary>
    private static async Task<List<Notification>> FreshAsync(
        WriteScope scope, long channelId, ChannelRules rules, List<Notification> wanted, CancellationToken cancellationToken)
    {
        var findings = wanted.Where(row => row.FindingId is not null).Select(row => row.FindingId!.Value).Distinct().ToList();
        var since = scope.NowUtc.AddMinutes(-rules.DedupeMinutes);
        var known = await scope.Db.ChannelItems.Where(item => item.ChannelId == channelId && item.FindingId != null && findings.Contains(item.FindingId.Value))
            .Select(item => new { Finding = item.FindingId!.Value, item.Kind, item.Text, item.AtUtc, item.DeliveryId, Notification = item.NotificationId })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var heard = await scope.Db.ChannelDeliveries.Where(delivery => delivery.ChannelId == channelId && delivery.FindingId != null && findings.Contains(delivery.FindingId.Value))
            .Select(delivery => delivery.FindingId!.Value).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        var recent = known.Where(item => item.AtUtc >= since || item.DeliveryId is null).Select(item => (item.Finding, item.Kind, item.Text)).ToHashSet();
        var stored = known.Select(item => item.Notification).ToHashSet();
        return
        [
            .. wanted.Where(row => !stored.Contains(row.Id)
                && (row.Kind != NotificationKind.FindingChanged || heard.Contains(row.FindingId ?? 0))
                && (row.FindingId is not { } finding || recent.Add((finding, row.Kind, row.Text)))),
        ];
    }

    private static async Task<Func<Notification, RoutedSubject>> SubjectsAsync(ConsoleDbContext db, IReadOnlyList<Notification> rows, CancellationToken cancellationToken)
    {
        var (bucketIds, findingIds) = (Ids(rows, row => row.BucketId), Ids(rows, row => row.FindingId));
        var buckets = await db.Buckets.Where(bucket => bucketIds.Contains(bucket.Id))
            .ToDictionaryAsync(bucket => bucket.Id, bucket => new { bucket.Name, bucket.AccountId, bucket.OwnerTag }, cancellationToken).ConfigureAwait(false);
        var findings = await db.Findings.Where(finding => findingIds.Contains(finding.Id))
            .ToDictionaryAsync(finding => finding.Id, finding => new { finding.Check, finding.EscalationLevel }, cancellationToken).ConfigureAwait(false);
        var policy = await EscalationPolicy.ReadAsync(db, cancellationToken).ConfigureAwait(false);
        return row =>
        {
            var finding = row.FindingId is { } known ? findings.GetValueOrDefault(known) : null;
            var level = finding?.EscalationLevel is > 0 and var asked && policy.Levels.Count > 0 ? policy.Levels[Math.Min(asked, policy.Levels.Count) - 1].ChannelId : null;
            var subject = new RoutedSubject(finding?.Check, null, null, null) { LevelChannelId = level };
            return row.BucketId is { } id && buckets.TryGetValue(id, out var bucket) ? subject with { Bucket = bucket.Name, Account = bucket.AccountId, Owner = bucket.OwnerTag } : subject;
        };
    }

    private static List<long> Ids(IReadOnlyList<Notification> rows, Func<Notification, long?> id) =>
        [.. rows.Select(id).Where(known => known is not null).Select(known => known!.Value).Distinct()];

    private static ChannelItem Item(long channelId, Notification row, DateTime dueUtc) => new()
    {
        ChannelId = channelId,
        NotificationId = row.Id,
        Kind = row.Kind,
        Severity = row.Severity,
        Text = row.Text,
        About = row.About,
        FindingId = row.FindingId,
        BucketId = row.BucketId,
        AtUtc = row.AtUtc,
        DueUtc = dueUtc,
    };
}
