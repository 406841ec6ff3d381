using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Replay;

/// <summary>
/// Replays the next events of a run and enqueues the slice after it. Everything is read and judged before the one short write; all
/// replays share one partition, so that they never take more than one worker.
/// </summary>
internal sealed class ReplaySlice(ConsoleStore store, EventReplay replay) : IWorkHandler
{
    private const int LongestText = 400;

    public WorkKind Kind => WorkKind.Replay;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<ReplayPayload>(item);
        var run = await store.ReadAsync((db, ct) => db.ReplayRuns.SingleOrDefaultAsync(r => r.Id == payload.RunId, ct), cancellationToken).ConfigureAwait(false);
        if (run is not { IsActive: true } || run.Done != payload.Done)
        {
            return new WorkOutcome.Done();
        }
        var events = await store.ReadAsync((db, ct) => ReplayListQuery.Next(db, run).ToListAsync(ct), cancellationToken).ConfigureAwait(false);
        var outcomes = new List<ReplayOutcome>(events.Count);
        foreach (var row in events)
        {
            outcomes.Add(row.Status == EventStatus.Received
                ? new ReplayOutcome(row, Compared: false, [])
                : await replay.RunAsync(row, cancellationToken).ConfigureAwait(false));
        }
        await store.WriteAsync((scope, ct) => RecordAsync(scope, payload, outcomes, ct), cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var id = WorkPayload.Read<ReplayPayload>(item).RunId;
        if (await scope.Db.ReplayRuns.AsTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken).ConfigureAwait(false) is { IsActive: true } run)
        {
            (run.Status, run.CompletedUtc) = (ReplayStatus.Failed, scope.NowUtc);
            run.Problem = $"The replay was given up: {why} Nothing but the replay itself was changed. Ask for it again, or for a shorter stretch.";
        }
    }

    private static async Task RecordAsync(WriteScope scope, ReplayPayload payload, IReadOnlyList<ReplayOutcome> outcomes, CancellationToken cancellationToken)
    {
        var run = await scope.Db.ReplayRuns.AsTracking().SingleOrDefaultAsync(r => r.Id == payload.RunId, cancellationToken).ConfigureAwait(false);
        if (run is not { IsActive: true } || run.Done != payload.Done)
        {
            // Cancelled or pruned meanwhile, or this slice was recorded before a crash.
            return;
        }
        foreach (var outcome in outcomes)
        {
            run.NotComparable += outcome.Compared ? 0 : 1;
            run.Different += outcome.Differences.Count > 0 ? 1 : 0;
            foreach (var difference in outcome.Differences.Take(ReplayLimits.MostDifferences - run.Kept))
            {
                scope.Db.ReplayDifferences.Add(Row(run, outcome.Event, difference));
                run.Kept++;
            }
        }
        run.Done += outcomes.Count;
        if (outcomes.Count > 0)
        {
            (run.CursorUtc, run.CursorId) = (outcomes[^1].Event.ReceivedUtc, outcomes[^1].Event.Id);
        }
        if (outcomes.Count < ReplayLimits.Slice)
        {
            (run.Status, run.CompletedUtc) = (ReplayStatus.Completed, scope.NowUtc);
            return;
        }
        run.Status = ReplayStatus.Running;
        scope.Enqueue(WorkKind.Replay, Replays.Partition, new ReplayPayload(run.Id, run.Done), ReplayLimits.BetweenSlices);
    }

    private static ReplayDifference Row(ReplayRun run, ReplayedEvent row, (ReplayDifferenceKind Kind, string Then, string Now) difference) => new()
    {
        RunId = run.Id,
        EventId = row.Id,
        Kind = difference.Kind,
        ReceivedUtc = row.ReceivedUtc,
        EventName = row.Name,
        Bucket = row.Bucket,
        Then = Cut(difference.Then),
        Now = Cut(difference.Now),
    };

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
