using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Makes the notice of a delivery: what it tells, the finding as it is now, and the address with its secret in clear.</summary>
internal sealed class ChannelNotices(ConsoleStore store, ISecretBox secrets, NotificationOptions options, ChatOptions chat)
{
    private const int MostEarlier = 100;

    /// <summary>Null when the channel has a secret that cannot be read.</summary>
    public async Task<Notice?> OfAsync(Channel channel, ChannelDelivery delivery, CancellationToken cancellationToken)
    {
        var secret = channel.Secret is null ? null : secrets.Open(channel.Secret);
        if (channel.Secret is not null && secret is null)
        {
            return null;
        }

        var (items, finding, earlier, last) = await store.ReadAsync(
            async (db, ct) => (await ItemsAsync(db, delivery.Id, ct).ConfigureAwait(false), await FindingAsync(db, delivery.FindingId, chat.IsOn && channel.Notifier == "slack", ct).ConfigureAwait(false),
                await EarlierAsync(db, delivery, ct).ConfigureAwait(false), await LastAsync(db, delivery, ct).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
        return new Notice(delivery.Id, delivery.Kind, delivery.Severity, delivery.Count, delivery.Text, items, delivery.AtUtc)
        {
            Channel = new ChannelAddress(channel.Id, channel.Name, channel.Settings, secret),
            ConsoleUrl = options.ConsoleUrl,
            Finding = finding,
            IsFollowUp = earlier.Count > 0,
            FirstReference = earlier.Find(reference => reference is not null),
            LastReference = last,
            Round = delivery.Round,
        };
    }

    private static async Task<NoticeFinding?> FindingAsync(ConsoleDbContext db, long? id, bool withDecisions, CancellationToken cancellationToken)
    {
        if (id is null || await db.Findings.SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false) is not { } finding)
        {
            return null;
        }

        var bucket = await db.Buckets.SingleOrDefaultAsync(row => row.Id == finding.BucketId, cancellationToken).ConfigureAwait(false);
        var told = finding.EventId is { } eventId
            ? await db.InboxEvents.Where(row => row.Id == eventId).Select(row => new { row.Name, Body = finding.Source == FindingSource.Macie ? row.Body : null })
                .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            : null;
        return new NoticeFinding(finding.Id, finding.Title, finding.Check, finding.Category, finding.Severity)
        {
            JudgedSeverity = finding.JudgedSeverity,
            ExposedData = finding.ExposedData,
            SensitiveData = Sensitivity.SummaryOf(bucket?.SensitiveData),
            AccountId = bucket?.AccountId,
            Region = bucket?.Region,
            Bucket = bucket?.Name,
            Actor = finding.Actor.Name ?? finding.Actor.Arn,
            Api = finding.Source == FindingSource.CloudTrail ? told?.Name : null,
            AccessKeyId = finding.Actor.AccessKeyId,
            SourceIp = finding.Actor.SourceIp,
            EventUtc = finding.EventUtc,
            Status = finding.WorkflowStatus,
            Resolution = finding.Resolution,
            Remediation = finding.RemediationStatus,
            Assignee = finding.Assignee,
            DueUtc = finding.DueUtc,
            LiveFingerprint = bucket?.LiveFingerprint,
            Decisions = withDecisions ? await DecisionsAsync(db, finding, bucket, cancellationToken).ConfigureAwait(false) : null,
            Macie = told?.Body is { } body ? MacieEvent.Read(body) : null,
        };
    }

    /// <summary>The rules of the page's buttons; from chat nothing is approved that would resolve a Critical finding.</summary>
    private static async Task<NoticeDecisions> DecisionsAsync(ConsoleDbContext db, Finding finding, Bucket? bucket, CancellationToken cancellationToken)
    {
        var escalate = FindingOffers.EscalateFromChat(finding).Offered;
        if (bucket?.LiveFingerprint is null)
        {
            return new NoticeDecisions(null, null, escalate);
        }

        var state = await FindingState.LoadAsync(db, finding, bucket, cancellationToken).ConfigureAwait(false);
        var offers = FindingOffers.For(state);
        var approves = offers.Approve.Offered && finding.Severity < Severity.Critical
            && !await ApprovalDecision.ResolvesCriticalAsync(db, bucket, cancellationToken).ConfigureAwait(false);
        return new NoticeDecisions(
            approves ? Sentences(AccessSentences.Accepted(bucket, state.Baseline?.Text, state.Live?.Text), DeskPreviews.StaysOpen(state)) : null,
            offers.Revert.Offered ? Sentences(AccessSentences.Planned(bucket, state.Live?.Text, state.Baseline?.Text)) : null,
            escalate)
        {
            HeldBack = ApprovalDecision.IsHeldBack(bucket, state.Live),
        };
    }

    private static string Sentences(IReadOnlyList<AccessLine> lines, string? first = null) =>
        string.Join(' ', (first is null ? [] : new[] { first }).Concat(lines.Select(line => line.Text.EndsWith('.') ? line.Text : line.Text + ".")));

    private static async Task<List<NoticeItem>> ItemsAsync(ConsoleDbContext db, long deliveryId, CancellationToken cancellationToken)
    {
        var items = await db.ChannelItems.Where(item => item.DeliveryId == deliveryId).OrderByDescending(item => item.Severity).ThenBy(item => item.Id).Take(Notice.MostItems)
            .Select(item => new { Item = item, Decision = db.Notifications.Where(row => row.Id == item.NotificationId).Select(row => row.Decision).FirstOrDefault() })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return items.ConvertAll(row => new NoticeItem(row.Item.Text, row.Item.About, row.Item.Severity, row.Item.FindingId, row.Item.BucketId, row.Item.AtUtc)
        {
            Decision = row.Decision is null ? null : DecisionJson.Read(row.Decision),
        });
    }

    /// <summary>What the receiver calls the earlier messages about this finding alone, the newest first: one that was lost was replaced by a later one.</summary>
    private static async Task<List<string?>> EarlierAsync(ConsoleDbContext db, ChannelDelivery delivery, CancellationToken cancellationToken) => delivery.FindingId is null ? [] : await db.ChannelDeliveries
        .Where(row => row.ChannelId == delivery.ChannelId && row.FindingId == delivery.FindingId && row.Id < delivery.Id)
        .OrderByDescending(row => row.Id).Select(row => row.Reference).Take(MostEarlier).ToListAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>By when it arrived: a message that is sent again may be older than others.</summary>
    private static async Task<string?> LastAsync(ConsoleDbContext db, ChannelDelivery delivery, CancellationToken cancellationToken) => delivery.FindingId is null ? null : await db.ChannelDeliveries
        .Where(row => row.ChannelId == delivery.ChannelId && row.FindingId == delivery.FindingId && row.Reference != null && row.EndedUtc != null && row.State != DeliveryState.Failed)
        .OrderByDescending(row => row.EndedUtc).ThenByDescending(row => row.Id).Select(row => row.Reference).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
}
