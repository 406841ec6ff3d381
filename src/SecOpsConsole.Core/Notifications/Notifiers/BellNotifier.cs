using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Notifiers;

/// <summary>The bell in the top bar. A message joins the newest line of its kind when that is fresh; a storm is one line with a count.</summary>
internal sealed class BellNotifier(ConsoleStore store, NotificationOptions options) : INotifier
{
    public string Id => "bell";

    public async Task<DeliveryOutcome> DeliverAsync(Notice notice, CancellationToken cancellationToken)
    {
        await store.WriteAsync((scope, ct) => RingAsync(scope, notice, ct), cancellationToken).ConfigureAwait(false);
        return new DeliveryOutcome.Delivered();
    }

    private async Task RingAsync(WriteScope scope, Notice notice, CancellationToken cancellationToken)
    {
        var message = await scope.Db.NotificationMessages.AsTracking().SingleAsync(row => row.Id == notice.Id, cancellationToken).ConfigureAwait(false);
        if (message.BellLineId is not null)
        {
            return;
        }

        var line = await Newest(scope.Db, notice.Kind).AsTracking().FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (line is null || scope.NowUtc - line.LastUtc > options.Fold || scope.NowUtc < line.LastUtc)
        {
            line = New(scope, message);
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Join(line, message, scope.NowUtc);
        }

        message.BellLineId = line.Id;
    }

    internal static IQueryable<BellLine> Newest(ConsoleDbContext db, NotificationKind kind) =>
        db.BellLines.Where(line => line.Kind == kind).OrderByDescending(line => line.Id);

    private static BellLine New(WriteScope scope, NotificationMessage message)
    {
        var line = new BellLine
        {
            Kind = message.Kind,
            Severity = message.Severity,
            Count = message.Count,
            Text = message.Text,
            FindingId = message.FindingId,
            BucketId = message.BucketId,
            FirstUtc = message.AtUtc,
            LastUtc = scope.NowUtc,
            LastMessageId = message.Id,
        };
        scope.Db.BellLines.Add(line);
        return line;
    }

    private static void Join(BellLine line, NotificationMessage message, DateTime nowUtc)
    {
        line.Count += message.Count;
        line.Severity = message.Severity > line.Severity || line.Severity is null ? message.Severity : line.Severity;
        line.Text = NotificationRules.Words(line.Kind, line.Count, line.Severity);
        line.FindingId = line.FindingId == message.FindingId ? line.FindingId : null;
        line.BucketId = line.BucketId == message.BucketId ? line.BucketId : null;
        (line.LastUtc, line.LastMessageId) = (nowUtc, message.Id);
    }
}
