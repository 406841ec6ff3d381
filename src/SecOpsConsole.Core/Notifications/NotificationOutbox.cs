using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

/// <summary>
/// Collects during one write what people must be told of, and puts it on disk at the end of that write: either the change and its
/// notification are stored, or neither is.
/// </summary>
internal sealed class NotificationOutbox(WriteScope scope)
{
    private readonly List<(FindingEvent Row, Finding? Finding, NotificationKind Kind, TransitionNote Note)> _told = [];

    /// <summary>A row of the timeline that people must be told of.</summary>
    public void Add(FindingEvent row, Finding? finding, NotificationKind kind, TransitionNote note)
    {
        // What one attempt does to several findings calls people once; the messages of the others change.
        if (kind != NotificationKind.FindingChanged && row.AttemptId is { } attempt && _told.Exists(other => other.Kind == kind && other.Row.AttemptId == attempt))
        {
            if (finding is null)
            {
                return;
            }

            kind = NotificationKind.FindingChanged;
        }

        // Whoever hears of a new finding hears how severe it is.
        if (kind == NotificationKind.SeverityRaised && _told.Exists(other => other.Kind == NotificationKind.FindingOpened && other.Finding == finding))
        {
            return;
        }

        // The second one in a write, by the sensitive data, says all that the first one did.
        if (kind == NotificationKind.SeverityRaised && _told.FindIndex(other => other.Kind == kind && other.Finding == finding) is >= 0 and var at)
        {
            _told[at] = (row, finding, kind, note);
            return;
        }

        _told.Add((row, finding, kind, note));
        if (_told.Count == 1)
        {
            scope.AtEnd(StoreAsync);
        }
    }

    /// <summary>Something about the console itself for which the timeline can have no row.</summary>
    public static Task AddAsync(WriteScope scope, NotificationKind kind, string text, CancellationToken cancellationToken)
    {
        scope.Db.Notifications.Add(new Notification { Kind = kind, Text = text, AtUtc = scope.NowUtc });
        return NotifyPayload.EnqueueAsync(scope, cancellationToken);
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        // Gives the rows their numbers.
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        // Without channels nobody wants to hear what became of a finding.
        var hasChannels = !_told.Exists(told => NotificationRules.IsForChannelsOnly(told.Kind))
            || await scope.Db.Channels.AnyAsync(channel => channel.RemovedUtc == null && channel.IsEnabled, cancellationToken).ConfigureAwait(false);
        foreach (var (row, finding, kind, note) in _told.Where(told => hasChannels || !NotificationRules.IsForChannelsOnly(told.Kind)))
        {
            var isTitle = kind == NotificationKind.FindingOpened && finding is not null;
            var decision = await DecisionTelling.OfAsync(scope, row, note, cancellationToken).ConfigureAwait(false);
            scope.Db.Notifications.Add(new Notification
            {
                EventId = row.Id,
                Kind = kind,
                FindingId = row.FindingId,
                BucketId = row.BucketId,
                // As it is at the end of the write: a finding that reopens takes its facts after its state.
                Severity = finding?.Severity,
                Text = isTitle ? NotificationRules.TitleOf(finding!) : row.Text,
                About = isTitle ? null : finding?.Title,
                Decision = decision is null ? null : DecisionJson.Write(decision),
                AtUtc = row.AtUtc,
            });
        }

        _told.Clear();
        await NotifyPayload.EnqueueAsync(scope, cancellationToken).ConfigureAwait(false);
    }
}
