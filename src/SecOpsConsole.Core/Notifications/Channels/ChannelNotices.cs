using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.Notifications.Messages;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Makes the notice of a delivery: what it tells, the finding as it is now, and the address with its secret in clear.</summary>
internal sealed class ChannelNotices(ConsoleStore store, ISecretBox secrets, NotificationOptions options, ChatOptions chat)
{
    /// <summary>Null when the channel has a secret that cannot be read.</summary>
    public async Task<Notice?> OfAsync(Channel channel, ChannelDelivery delivery, CancellationToken cancellationToken)
    {
        var secret = channel.Secret is null ? null : secrets.Open(channel.Secret);
        if (channel.Secret is not null && secret is null)
        {
            return null;
        }

        var (items, finding, first) = await store.ReadAsync(
            async (db, ct) => (await ItemsAsync(db, delivery.Id, ct).ConfigureAwait(false), await FindingAsync(db, delivery.FindingId, chat.IsOn && channel.Notifier == "slack", ct).ConfigureAwait(false),
                await FirstAsync(db, delivery, ct).ConfigureAwait(false)),
            cancellationToken).ConfigureAwait(false);
        return new Notice(delivery.Id, delivery.Kind, delivery.Severity, delivery.Count, delivery.Text, items, delivery.AtUtc)
        {
            Channel = new ChannelAddress(channel.Id, channel.Name, channel.Settings, secret),
            ConsoleUrl = options.ConsoleUrl,
            Finding = finding,
            FirstReference = first,
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
        var body = finding is { Source: FindingSource.Macie, EventId: { } eventId }
            ? await db.InboxEvents.Where(row => row.Id == eventId).Select(row => row.Body).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false)
            : null;
        return new NoticeFinding(finding.Id, finding.Title, finding.Check, finding.Category, finding.Severity)
        {
            AccountId = bucket?.AccountId,
            Region = bucket?.Region,
            Bucket = bucket?.Name,
            Actor = finding.Actor.Name ?? finding.Actor.Arn,
            EventUtc = finding.EventUtc,
            Status = finding.WorkflowStatus,
            Resolution = finding.Resolution,
            Remediation = finding.RemediationStatus,
            Assignee = finding.Assignee,
            DueUtc = finding.DueUtc,
            LiveFingerprint = bucket?.LiveFingerprint,
            Decisions = withDecisions && bucket is not null ? await DecisionsAsync(db, finding, bucket, cancellationToken).ConfigureAwait(false) : null,
            Macie = body is null ? null : MacieEvent.Read(body),
        };
    }

    /// <summary>The rules of the page's buttons; a Critical finding is not approved from chat.</summary>
    private static async Task<NoticeDecisions?> DecisionsAsync(ConsoleDbContext db, Finding finding, Bucket bucket, CancellationToken cancellationToken)
    {
        if (bucket.LiveFingerprint is null)
        {
            return null;
        }

        var state = await FindingState.LoadAsync(db, finding, bucket, cancellationToken).ConfigureAwait(false);
        var offers = FindingOffers.For(state);
        return new NoticeDecisions(
            offers.Approve.Offered && finding.Severity < Severity.Critical ? Sentences(bucket, state.Baseline?.Text, state.Live?.Text) : null,
            offers.Revert.Offered ? Sentences(bucket, state.Live?.Text, state.Baseline?.Text) : null,
            offers.Escalate.Offered);
    }

    private static string Sentences(Bucket bucket, string? before, string? after) => string.Join(' ', AccessSentences.Between(bucket, before, after));

    private static Task<List<NoticeItem>> ItemsAsync(ConsoleDbContext db, long deliveryId, CancellationToken cancellationToken) =>
        db.ChannelItems.Where(item => item.DeliveryId == deliveryId).OrderByDescending(item => item.Severity).ThenBy(item => item.Id).Take(Notice.MostItems)
            .Select(item => new NoticeItem(item.Text, item.About, item.Severity, item.FindingId, item.BucketId, item.AtUtc)).ToListAsync(cancellationToken);

    private static Task<string?> FirstAsync(ConsoleDbContext db, ChannelDelivery delivery, CancellationToken cancellationToken) => delivery.FindingId is null
        ? Task.FromResult<string?>(null)
        : db.ChannelDeliveries
            .Where(row => row.ChannelId == delivery.ChannelId && row.FindingId == delivery.FindingId && row.Id < delivery.Id && row.Reference != null)
            .OrderBy(row => row.Id).Select(row => row.Reference).FirstOrDefaultAsync(cancellationToken);
}
