using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Automation;

/// <summary>Reads what automatic mode may do, did and would have done, and how that compares with what people decided.</summary>
public sealed class AutomationQueries(ConsoleStore store, ShadowOptions rule, TimeProvider time)
{
    private const int MostStops = 20;

    /// <summary>When a bucket counts as ready.</summary>
    public ShadowOptions Rule => rule;

    private DateTime FromUtc => time.GetUtcNow().UtcDateTime.AddDays(-rule.WindowDays);

    public Task<AutomationSummary> SummaryAsync(CancellationToken cancellationToken)
    {
        var from = FromUtc;
        return store.ReadAsync(async (db, ct) =>
        {
            var decisions = await AutomationListQuery.Scored(db, from).ToListAsync(ct);
            var ready = ReadyIds(decisions, ReadinessState.Ready);
            return new AutomationSummary(
                await CountAsync(db, ct),
                await GlobalStop.ReadAsync(db, ct),
                rule.WindowDays,
                ShadowScore.Of(decisions),
                [.. decisions.GroupBy(d => d.Check, StringComparer.Ordinal)
                    .Select(group => new CheckScore(group.Key, ShadowScore.Of(group)))
                    .OrderByDescending(check => check.Score.Total).ThenBy(check => check.Check, StringComparer.Ordinal)],
                await QualityAsync(db, from, ct),
                await db.Buckets.CountAsync(b => ready.Contains(b.Id) && b.Mode != AutomaticMode.Automatic && b.DeletedUtc == null, ct),
                decisions.Count < AutomationListQuery.MostCounted);
        }, cancellationToken);
    }

    /// <summary>Buckets by name, each with its scorecard. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<AutomationRow>> BucketsAsync(AutomationFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (size, after, from) = (PageCursor.Limit(limit), PageCursor.Decode(cursor), FromUtc);
        return store.ReadAsync(async (db, ct) =>
        {
            var query = AutomationListQuery.Buckets(db, filter, after);
            if (filter.Readiness is { } wanted)
            {
                query = OfReadiness(query, await AutomationListQuery.Scored(db, from).ToListAsync(ct), wanted);
            }
            var buckets = await query.Take(size + 1)
                .Select(b => new { Bucket = b, Open = db.Findings.Count(f => f.BucketId == b.Id && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified)) })
                .ToListAsync(ct);
            var rows = new List<AutomationRow>();
            foreach (var found in buckets.Take(size))
            {
                rows.Add(Row(found.Bucket, found.Open, await AutomationListQuery.Scored(db, found.Bucket.Id, from).ToListAsync(ct)));
            }
            return new Page<AutomationRow>(rows, buckets.Count > size ? new PageCursor(rows[^1].Name, rows[^1].Id).Encode() : null);
        }, cancellationToken);
    }

    /// <summary>One bucket's row; null when there is no such bucket.</summary>
    public Task<AutomationRow?> BucketAsync(BucketId id, CancellationToken cancellationToken)
    {
        var from = FromUtc;
        return store.ReadAsync(async (db, ct) => await db.Buckets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct) is { } bucket
            ? Row(
                bucket,
                await db.Findings.CountAsync(f => f.BucketId == bucket.Id && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified), ct),
                await AutomationListQuery.Scored(db, bucket.Id, from).ToListAsync(ct))
            : null, cancellationToken);
    }

    /// <summary>What automatic mode did, newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<AutomaticActionRow>> ActionsAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (size, after) = (PageCursor.Limit(limit), PageCursor.Decode(cursor));
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await AutomationListQuery.Actions(db, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<AutomaticActionRow>(rows, null)
                : new Page<AutomaticActionRow>(rows[..size], PageCursor.At(rows[size - 1].CreatedUtc, rows[size - 1].AttemptId).Encode());
        }, cancellationToken);
    }

    /// <summary>Opinions of automatic mode beside people's decisions, newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<ShadowDecisionRow>> DecisionsAsync(ShadowFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (size, after) = (PageCursor.Limit(limit), PageCursor.Decode(cursor));
        return store.ReadAsync(async (db, ct) =>
        {
            long? bucketId = null;
            if (!string.IsNullOrWhiteSpace(filter.Bucket))
            {
                var name = filter.Bucket.Trim();
                bucketId = await db.Buckets.Where(b => b.Name == name).OrderBy(b => b.DeletedUtc != null).ThenByDescending(b => b.Id)
                    .Select(b => (long?)b.Id).FirstOrDefaultAsync(ct) ?? 0;
            }
            var rows = await AutomationListQuery.Decisions(db, filter, bucketId, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<ShadowDecisionRow>(rows, null)
                : new Page<ShadowDecisionRow>(rows[..size], PageCursor.At(rows[size - 1].AtUtc, rows[size - 1].Id).Encode());
        }, cancellationToken);
    }

    /// <summary>The last times that somebody stopped automatic mode or released the stop, newest first.</summary>
    public Task<List<FindingEvent>> StopsAsync(CancellationToken cancellationToken) =>
        store.ReadAsync((db, ct) => AutomationListQuery.Stops(db).Take(MostStops).ToListAsync(ct), cancellationToken);

    private AutomationRow Row(Bucket b, int open, IReadOnlyList<ScoredDecision> decisions)
    {
        var score = ShadowScore.Of(decisions);
        return new AutomationRow(
            b.Id, b.Name, b.AccountId, b.Region, b.Mode, b.AutomaticAction, b.ModeSetBy, b.ModeSetUtc, b.HoldReason, b.HeldUtc, open, score, Readiness.Of(score, rule));
    }

    /// <summary>Most buckets have no opinion at all, so those that have are named, or left out.</summary>
    private IQueryable<Bucket> OfReadiness(IQueryable<Bucket> buckets, IReadOnlyList<ScoredDecision> decisions, ReadinessState wanted)
    {
        if (wanted == ReadinessState.NothingToCompare)
        {
            var known = decisions.Select(d => d.BucketId).Distinct().ToList();
            return buckets.Where(b => !known.Contains(b.Id));
        }
        var ids = ReadyIds(decisions, wanted);
        return buckets.Where(b => ids.Contains(b.Id));
    }

    private List<long> ReadyIds(IReadOnlyList<ScoredDecision> decisions, ReadinessState state) =>
        [.. decisions.GroupBy(d => d.BucketId).Where(group => Readiness.Of(ShadowScore.Of(group), rule).State == state).Select(group => group.Key)];

    private static async Task<ModeCounts> CountAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var counts = await db.Buckets.Where(b => b.DeletedUtc == null).GroupBy(b => b.Mode)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return new ModeCounts(
            counts.GetValueOrDefault(AutomaticMode.Off), counts.GetValueOrDefault(AutomaticMode.Shadow),
            counts.GetValueOrDefault(AutomaticMode.Review), counts.GetValueOrDefault(AutomaticMode.Automatic),
            await db.Buckets.CountAsync(b => b.DeletedUtc == null && b.HoldReason != null, cancellationToken));
    }

    private static async Task<AutomaticQuality> QualityAsync(ConsoleDbContext db, DateTime fromUtc, CancellationToken cancellationToken)
    {
        var ended = db.Attempts.Where(a => a.Trigger == AttemptTrigger.Automatic && a.CreatedUtc >= fromUtc);
        return new AutomaticQuality(
            await ended.CountAsync(a => a.Status == AttemptStatus.Verified, cancellationToken),
            await ended.CountAsync(a => a.Status == AttemptStatus.Undone, cancellationToken));
    }
}
