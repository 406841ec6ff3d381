using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

/// <summary>The first step: what waits in the outbox becomes messages, each with a delivery for every notifier. One write.</summary>
internal sealed class NotificationGathering(NotificationOptions options, IReadOnlySet<string> programs)
{
    /// <summary>At most so many at a time: every other writer waits meanwhile.</summary>
    public const int Most = 500;

    /// <returns>How many notifications were taken.</returns>
    public async Task<int> RunAsync(WriteScope scope, IReadOnlyList<string> notifiers, CancellationToken cancellationToken)
    {
        var waiting = await Waiting(scope.Db).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        var routed = await new ChannelRouting(options, programs).RunAsync(scope, waiting, cancellationToken).ConfigureAwait(false);
        var quiet = waiting.Where(row => !NotificationRules.IsTold(row, options) || NotificationRules.IsForPrograms(row.Kind)).ToList();
        scope.Db.Notifications.RemoveRange(quiet.Where(row => !routed.Contains(row.Id)));
        foreach (var kind in waiting.Except(quiet).GroupBy(row => row.Kind))
        {
            var own = NotificationRules.IsForChannelsOnly(kind.Key) ? [] : notifiers;
            await MakeAsync(scope, [.. kind], own, cancellationToken).ConfigureAwait(false);
        }

        // What only a channel wants to hear is kept as long as everything else, and shown by nothing else.
        foreach (var kind in quiet.Where(row => routed.Contains(row.Id)).GroupBy(row => row.Kind))
        {
            await MakeAsync(scope, [.. kind], [], cancellationToken).ConfigureAwait(false);
        }

        return waiting.Count;
    }

    internal static IQueryable<Notification> Waiting(ConsoleDbContext db) =>
        db.Notifications.Where(row => row.MessageId == null).OrderBy(row => row.Id);

    private static async Task MakeAsync(WriteScope scope, List<Notification> rows, IReadOnlyList<string> notifiers, CancellationToken cancellationToken)
    {
        var (kind, worst) = (rows[0].Kind, rows.Max(row => row.Severity));
        var message = new NotificationMessage
        {
            Kind = kind,
            Severity = worst,
            Count = rows.Count,
            Text = rows.Count == 1 ? rows[0].Text : NotificationRules.Words(kind, rows.Count, worst),
            FindingId = Same(rows.Select(row => row.FindingId)),
            BucketId = Same(rows.Select(row => row.BucketId)),
            AtUtc = rows[0].AtUtc,
        };
        scope.Db.NotificationMessages.Add(message);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            row.MessageId = message.Id;
        }

        foreach (var notifier in notifiers)
        {
            scope.Db.NotificationDeliveries.Add(new NotificationDelivery { MessageId = message.Id, Notifier = notifier, DueUtc = scope.NowUtc });
        }
    }

    private static long? Same(IEnumerable<long?> ids) => ids.Distinct().Take(2).ToList() is [{ } one] ? one : null;
}
