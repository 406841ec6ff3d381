using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Says which channels are told of what was gathered, and from when on. In the write that gathers.</summary>
/// <param name="options">What people are told of without a route.</param>
/// <param name="programs">The notifiers whose channels programs read (<see cref="ChannelForm.IsForPrograms"/>).</param>
internal sealed class ChannelRouting(NotificationOptions options, IReadOnlySet<string> programs)
{
    /// <summary>The store cuts times to microseconds.</summary>
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(1);

    /// <returns>The numbers of those that at least one channel is told of.</returns>
    public async Task<HashSet<long>> RunAsync(WriteScope scope, IReadOnlyList<Notification> rows, CancellationToken cancellationToken)
    {
        var routed = new HashSet<long>();
        var channels = await scope.Db.Channels.Where(channel => channel.RemovedUtc == null && channel.IsEnabled).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (channels.Count == 0 || rows.Count == 0)
        {
            return routed;
        }

        var subjects = await SubjectsAsync(scope.Db, rows, cancellationToken).ConfigureAwait(false);
        foreach (var channel in channels)
        {
            var listener = new Listener(channel.Id, channel.Rules, programs.Contains(channel.Notifier));
            var wanted = rows.Where(row => Wants(listener, row, subjects(row))).ToList();
            var fresh = await FreshAsync(scope, listener, wanted, subjects, cancellationToken).ConfigureAwait(false);
            foreach (var row in fresh)
            {
                // Whoever was asked at night hears at night that somebody has it.
                var dueUtc = IsAnswer(row) ? scope.NowUtc : listener.Rules.DueUtc(row.Kind, row.Severity, scope.NowUtc);
                scope.Db.ChannelItems.Add(Item(channel.Id, row, dueUtc));
                routed.Add(row.Id);
            }

            if (fresh.Count > 0)
            {
                await DeliverPayload.EnqueueAsync(scope, channel.Id, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            }
        }

        return routed;
    }

    private bool Wants(Listener listener, Notification row, RoutedSubject subject) => row.Kind switch
    {
        // A channel that cannot be reached is told of by the bell and the log: two such channels would tell each other for ever.
        NotificationKind.ChannelFailed => false,
        // The channel of the level that is asked is told, whatever its routes say.
        NotificationKind.Escalated when subject.LevelChannelId == listener.Id => true,
        // Whoever was told of the finding is told what became of it; decided below.
        _ when ChangesFinding(row) => true,
        _ => Fits(listener, row, subject),
    };

    /// <summary>What concerns the console itself goes to people only where a route names it.</summary>
    private bool Fits(Listener listener, Notification row, RoutedSubject subject) => (listener.Rules.Routes, NotificationRules.IsForPrograms(row.Kind) && !listener.IsProgram) switch
    {
        ({ Count: 0 }, var isForeign) => !isForeign && NotificationRules.IsTold(row, options),
        (var routes, var isForeign) => routes.Any(route => (!isForeign || route.Kinds.Contains(row.Kind)) && route.Fits(row.Kind, row.Severity, subject, options.MinimumSeverity)),
    };

    /// <summary>Without what this channel has heard already, or never heard the beginning of: programs need no beginning.</summary>
    private async Task<List<Notification>> FreshAsync(
        WriteScope scope, Listener listener, List<Notification> wanted, Func<Notification, RoutedSubject> subjects, CancellationToken cancellationToken)
    {
        var findings = wanted.Where(row => row.FindingId is not null).Select(row => row.FindingId!.Value).Distinct().ToList();
        var since = scope.NowUtc.AddMinutes(-listener.Rules.DedupeMinutes);
        var known = await scope.Db.ChannelItems.Where(item => item.ChannelId == listener.Id && item.FindingId != null && findings.Contains(item.FindingId.Value))
            .Select(item => new { Finding = item.FindingId!.Value, item.Kind, item.Text, item.AtUtc, item.DeliveryId, Notification = item.NotificationId })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        // By a message of its own, or by one about many things.
        var heard = known.Where(item => item.DeliveryId is not null).Select(item => item.Finding).ToHashSet();
        // What was told before a finding was back is no news of today.
        var began = wanted.Where(row => row.FindingId is not null).DistinctBy(row => row.FindingId).ToDictionary(row => row.FindingId!.Value, row => subjects(row).OpenedUtc - s_tick);
        var recent = known.Where(item => item.DeliveryId is null || (item.AtUtc >= since && !(item.AtUtc < began[item.Finding])))
            .Select(item => (item.Finding, item.Kind, item.Text)).ToHashSet();
        var stored = known.Select(item => item.Notification).ToHashSet();
        return
        [
            .. wanted.Where(row => !stored.Contains(row.Id)
                && (!ChangesFinding(row) || heard.Contains(row.FindingId ?? 0) || ((listener.IsProgram || row.Kind == NotificationKind.Decided) && Fits(listener, row, subjects(row))))
                && (row.FindingId is not { } finding || IsEachTime(listener, row) || recent.Add((finding, row.Kind, row.Text)))),
        ];
    }

    /// <summary>The second failure, the second decision and the second answer are news, also in the words of the first.</summary>
    private static bool IsEachTime(Listener listener, Notification row) =>
        ChannelRules.IsAlwaysTold(row.Kind) || IsAnswer(row) || (listener.IsProgram && row.Decision is not null);

    /// <summary>It tells what became of a finding, or of a decision about it.</summary>
    private static bool ChangesFinding(Notification row) => row is { Kind: NotificationKind.FindingChanged } or { Kind: NotificationKind.Decided, FindingId: not null };

    private static bool IsAnswer(Notification row) =>
        row is { Kind: NotificationKind.FindingChanged, Decision: { } decision } && DecisionJson.Read(decision).What == DecisionWord.Acknowledge;

    private static async Task<Func<Notification, RoutedSubject>> SubjectsAsync(ConsoleDbContext db, IReadOnlyList<Notification> rows, CancellationToken cancellationToken)
    {
        var (bucketIds, findingIds) = (Ids(rows, row => row.BucketId), Ids(rows, row => row.FindingId));
        var buckets = await db.Buckets.Where(bucket => bucketIds.Contains(bucket.Id))
            .ToDictionaryAsync(bucket => bucket.Id, bucket => new { bucket.Name, bucket.AccountId, bucket.OwnerTag }, cancellationToken).ConfigureAwait(false);
        var findings = await db.Findings.Where(finding => findingIds.Contains(finding.Id))
            .ToDictionaryAsync(finding => finding.Id, finding => new { finding.Check, finding.EscalationLevel, finding.OpenedUtc }, cancellationToken).ConfigureAwait(false);
        var policy = await EscalationPolicy.ReadAsync(db, cancellationToken).ConfigureAwait(false);
        return row =>
        {
            var finding = row.FindingId is { } known ? findings.GetValueOrDefault(known) : null;
            var level = finding?.EscalationLevel is > 0 and var asked && policy.Levels.Count > 0 ? policy.Levels[Math.Min(asked, policy.Levels.Count) - 1].ChannelId : null;
            var subject = new RoutedSubject(finding?.Check, null, null, null) { LevelChannelId = level, OpenedUtc = finding?.OpenedUtc };
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

    private sealed record Listener(long Id, ChannelRules Rules, bool IsProgram);
}
