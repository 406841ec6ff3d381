using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Overview;

/// <summary>Reads the overview: what is the case now, and how well it goes.</summary>
public sealed class OverviewQueries(ConsoleStore store, PipelineQuery pipeline, TimeProvider time)
{
    /// <summary>Over so many days the figures are.</summary>
    public const int Days = 30;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<OverviewNow> NowAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var state = await pipeline.ReadAsync(cancellationToken).ConfigureAwait(false);
        return await store.ReadAsync(async (db, ct) =>
        {
            var exposed = OverviewListQuery.ExposedNow(db);
            return new OverviewNow(
                await exposed.CountAsync(ct),
                await BucketOrder.Exposed(db.Buckets).CountAsync(ct),
                await exposed.CountAsync(f => f.WorkflowStatus != WorkflowStatus.Resolved && f.WorkflowStatus != WorkflowStatus.Suppressed, ct),
                await exposed.OrderByDescending(f => f.Severity).Select(f => (Severity?)f.Severity).FirstOrDefaultAsync(ct),
                await FindingListQuery.InView(db, FindingView.NeedsDecision).CountAsync(ct),
                await FindingListQuery.InView(db, FindingView.Escalated).CountAsync(ct),
                await FindingListQuery.InView(db, FindingView.Held).CountAsync(ct),
                await db.Buckets.CountAsync(b => b.DeletedUtc == null && b.HoldReason != null, ct),
                await db.Buckets.CountAsync(b => b.DeletedUtc == null && b.Mode == AutomaticMode.Automatic, ct),
                await DayAsync(db, now.AddDays(-1), ct),
                await ExceptionListQuery.InView(db, ExceptionView.Expiring, now).CountAsync(ct),
                state)
            {
                First = await FindingListQuery.Rows(db, new FindingFilter { View = FindingView.NeedsDecision }, null, now).FirstOrDefaultAsync(ct),
            };
        }, cancellationToken).ConfigureAwait(false);
    }

    public Task<KeyFigures> FiguresAsync(CancellationToken cancellationToken)
    {
        var (now, from) = (Now, Now.AddDays(-Days));
        return store.ReadAsync(async (db, ct) =>
        {
            var seen = await OverviewListQuery.Seen(db, from).ToListAsync(ct);
            var resolved = await OverviewListQuery.ResolvedSince(db, from).Select(f => new { f.OpenedUtc, f.ResolvedUtc, f.ReopenedCount }).ToListAsync(ct);
            var windows = await OverviewListQuery.EndedSince(db, from).ToListAsync(ct);
            var ended = windows.Count;
            windows.AddRange(await OverviewListQuery.ExposedNow(db).Take(OverviewListQuery.Most)
                .Select(f => new ExposureWindow(f.BucketId!.Value, f.ExposedFromUtc!.Value, null)).ToListAsync(ct));
            var open = await OverviewListQuery.ReopenedSince(db, from).CountAsync(ct);
            var (minutes, buckets) = ExposureSum.Of(windows, from, now);
            var answers = seen.Where(row => row.ByPersonUtc is not null).Select(row => row.ByPersonUtc!.Value - row.SeenUtc).ToList();
            var closed = resolved.Count + open;
            var back = open + resolved.Count(row => row.ReopenedCount > 0 && row.OpenedUtc >= from);
            var day = await DayAsync(db, from, ct);
            var changed = day.Verified + day.Undone;
            return new KeyFigures(
                Days, Mean(answers), answers.Count,
                Mean([.. resolved.Select(row => row.ResolvedUtc!.Value - row.OpenedUtc)]), resolved.Count,
                windows.Count == 0 ? null : minutes, buckets,
                changed == 0 ? null : (double)day.Undone / changed, changed,
                closed == 0 ? null : (double)back / closed, closed,
                seen.Count < OverviewListQuery.Most && resolved.Count < OverviewListQuery.Most && ended < OverviewListQuery.Most && windows.Count - ended < OverviewListQuery.Most);
        }, cancellationToken);
    }

    private static async Task<AutomaticDay> DayAsync(ConsoleDbContext db, DateTime fromUtc, CancellationToken cancellationToken)
    {
        var ended = await OverviewListQuery.AutomaticSince(db, fromUtc).GroupBy(a => a.Status)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken).ConfigureAwait(false);
        return new AutomaticDay(
            fromUtc, ended.GetValueOrDefault(AttemptStatus.Verified), ended.GetValueOrDefault(AttemptStatus.Undone), ended.GetValueOrDefault(AttemptStatus.Failed),
            ended.GetValueOrDefault(AttemptStatus.Queued) + ended.GetValueOrDefault(AttemptStatus.InProgress) + ended.GetValueOrDefault(AttemptStatus.Succeeded));
    }

    /// <summary>Clocks jump: what seems to end before it began took no time.</summary>
    private static TimeSpan? Mean(IReadOnlyList<TimeSpan> spans) =>
        spans.Count == 0 ? null : TimeSpan.FromSeconds(spans.Average(span => Math.Max(0, span.TotalSeconds)));
}
