using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Replay;

/// <summary>
/// Starts and cancels replays. A replay changes nothing but its own rows; that somebody asked for it is one row of the audit record.
/// </summary>
public sealed class Replays
{
    /// <summary>All replays run one after the other.</summary>
    internal const string Partition = "replay";
    private readonly DeskFloor _floor;

    internal Replays(DeskFloor floor) => _floor = floor;

    /// <summary>All events that arrived in a stretch of time.</summary>
    public Task<ReplayStart> StartAsync(DateTime fromUtc, DateTime toUtc, Caller caller, CancellationToken cancellationToken) =>
        StartAsync(caller, (scope, who, ct) => StretchAsync(scope, fromUtc, toUtc, who, ct), cancellationToken);

    /// <summary>One stored event.</summary>
    public Task<ReplayStart> StartAsync(long eventId, Caller caller, CancellationToken cancellationToken) =>
        StartAsync(caller, (scope, who, ct) => OneAsync(scope, eventId, who, ct), cancellationToken);

    /// <summary>By the command line: whoever may read the data directory may do this.</summary>
    public Task<ReplayStart> StartByOperatorAsync(DateTime fromUtc, DateTime toUtc, CancellationToken cancellationToken) =>
        _floor.Store.WriteAsync((scope, ct) => StretchAsync(scope, fromUtc, toUtc, AccessAudit.Operator, ct), cancellationToken);

    /// <summary>Ends a replay before its end; what it found stays.</summary>
    public Task<DeskResult> CancelAsync(long runId, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.Decide, null, async (scope, access, ct) =>
        {
            var run = await scope.Db.ReplayRuns.AsTracking().SingleOrDefaultAsync(r => r.Id == runId, ct).ConfigureAwait(false);
            switch (run)
            {
                case null:
                    return new DeskResult(DeskOutcome.NotFound, "There is no such replay; old ones are deleted. Nothing was changed.");
                case { IsActive: false }:
                    return new DeskResult(DeskOutcome.NotAllowed, "The replay has ended already. Nothing was changed.");
                default:
                    (run.Status, run.CompletedUtc, run.Problem) = (ReplayStatus.Cancelled, scope.NowUtc, $"Cancelled by {access.Name}.");
                    return new DeskResult(DeskOutcome.Accepted, "The replay is cancelled. What it had found stays.");
            }
        }, cancellationToken);

    private async Task<ReplayStart> StartAsync(
        Caller caller, Func<WriteScope, string, CancellationToken, Task<ReplayStart>> start, CancellationToken cancellationToken)
    {
        ReplayStart? started = null;
        var result = await _floor.RunAsync(caller, Right.Decide, null, async (scope, access, ct) =>
        {
            started = await start(scope, access.Name, ct).ConfigureAwait(false);
            return new DeskResult(started.Outcome, started.Message);
        }, cancellationToken).ConfigureAwait(false);
        return result.IsAccepted ? started! : new ReplayStart(result.Outcome, result.Message);
    }

    private static async Task<ReplayStart> StretchAsync(WriteScope scope, DateTime fromUtc, DateTime toUtc, string who, CancellationToken cancellationToken)
    {
        if (toUtc <= fromUtc || toUtc - fromUtc > ReplayLimits.LongestStretch)
        {
            return Invalid($"A stretch of time ends after it begins and is at most {ReplayLimits.LongestStretch.TotalDays:0} days long.");
        }
        var total = await ReplayListQuery.Stretch(scope.Db, fromUtc, toUtc).Take(ReplayLimits.MostEvents + 1).CountAsync(cancellationToken).ConfigureAwait(false);
        return total switch
        {
            0 => Invalid("No event arrived in that time."),
            > ReplayLimits.MostEvents => Invalid($"More than {ReplayLimits.MostEvents} events arrived in that time. Choose a shorter one."),
            _ => await AddAsync(scope, new ReplayRun { RequestedBy = who, FromUtc = fromUtc, ToUtc = toUtc, CursorUtc = fromUtc, Total = total },
                $"{who} replayed the {total} events from {fromUtc:yyyy-MM-dd HH:mm:ss} to {toUtc:yyyy-MM-dd HH:mm:ss} UTC through today's rules, as a dry run.", cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<ReplayStart> OneAsync(WriteScope scope, long eventId, string who, CancellationToken cancellationToken)
    {
        var received = await scope.Db.InboxEvents.Where(e => e.Id == eventId).Select(e => (DateTime?)e.ReceivedUtc).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return received is { } at
            ? await AddAsync(scope, new ReplayRun { RequestedBy = who, EventId = eventId, FromUtc = at, ToUtc = at, CursorUtc = at, Total = 1 },
                $"{who} replayed event {eventId} through today's rules, as a dry run.", cancellationToken).ConfigureAwait(false)
            : new ReplayStart(DeskOutcome.NotFound, "There is no such event. Nothing was replayed.");
    }

    private static async Task<ReplayStart> AddAsync(WriteScope scope, ReplayRun run, string audit, CancellationToken cancellationToken)
    {
        var active = await scope.Db.ReplayRuns.CountAsync(r => r.Status == ReplayStatus.Queued || r.Status == ReplayStatus.Running, cancellationToken).ConfigureAwait(false);
        if (active >= ReplayLimits.MostActive)
        {
            return new ReplayStart(DeskOutcome.NotAllowed, $"{active} replays are running already. Nothing was replayed. Wait for one to end, or cancel it.");
        }
        run.RequestedUtc = scope.NowUtc;
        scope.Db.ReplayRuns.Add(run);
        Timeline.TellConsole(scope, FindingEventKind.ReplayRequested, new TransitionNote(run.RequestedBy, audit));
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        scope.Enqueue(WorkKind.Replay, Partition, new ReplayPayload(run.Id, 0));
        await PruneAsync(scope, cancellationToken).ConfigureAwait(false);
        return new ReplayStart(DeskOutcome.Accepted, "The replay is under way. It changes nothing.", run.Id);
    }

    private static async Task PruneAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var old = await scope.Db.ReplayRuns.Where(r => r.Status != ReplayStatus.Queued && r.Status != ReplayStatus.Running)
            .OrderByDescending(r => r.Id).Skip(ReplayLimits.MostRuns).Select(r => r.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (old.Count > 0)
        {
            await scope.Db.ReplayDifferences.Where(d => old.Contains(d.RunId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await scope.Db.ReplayRuns.Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static ReplayStart Invalid(string why) => new(DeskOutcome.Invalid, $"{why} Nothing was replayed.");
}
