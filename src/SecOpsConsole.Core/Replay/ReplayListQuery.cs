using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Replay;

/// <summary>The queries of replays, so that a test can read their plans.</summary>
internal static class ReplayListQuery
{
    public static IQueryable<InboxEvent> Stretch(ConsoleDbContext db, DateTime fromUtc, DateTime toUtc) =>
        db.InboxEvents.AsNoTracking().Where(e => e.ReceivedUtc >= fromUtc && e.ReceivedUtc < toUtc);

    /// <summary>The next events of a run, in their order.</summary>
    public static IQueryable<ReplayedEvent> Next(ConsoleDbContext db, ReplayRun run)
    {
        var (at, id) = (run.CursorUtc, run.CursorId);
        var events = run.EventId is { } one
            ? db.InboxEvents.AsNoTracking().Where(e => e.Id == one && e.Id > id)
            : db.InboxEvents.AsNoTracking().Where(e => e.ReceivedUtc >= at && e.ReceivedUtc < run.ToUtc && (e.ReceivedUtc > at || e.Id > id));
        return events.OrderBy(e => e.ReceivedUtc).ThenBy(e => e.Id).Take(ReplayLimits.Slice)
            .Select(e => new ReplayedEvent(e.Id, e.Body, e.Status, e.Name, e.BucketName, e.ReceivedUtc));
    }

    public static IQueryable<ReplayDifference> Differences(ConsoleDbContext db, long runId, ReplayDifferenceKind? kind, PageCursor? after)
    {
        var differences = db.ReplayDifferences.AsNoTracking().Where(d => d.RunId == runId);
        if (kind is { } wanted)
        {
            differences = differences.Where(d => d.Kind == wanted);
        }
        if (after is not null)
        {
            differences = differences.Where(d => d.Id > after.Id);
        }
        return differences.OrderBy(d => d.Id);
    }
}
