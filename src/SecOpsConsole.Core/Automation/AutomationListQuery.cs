using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Automation;

/// <summary>The queries behind the Automation page, so that a test can read their plans.</summary>
internal static class AutomationListQuery
{
    /// <summary>More opinions than this are not counted at once: a scorecard is read by people who wait for it.</summary>
    public const int MostCounted = 20_000;

    public static IQueryable<Bucket> Buckets(ConsoleDbContext db, AutomationFilter filter, PageCursor? after)
    {
        var buckets = db.Buckets.AsNoTracking().Where(b => b.DeletedUtc == null);
        if (filter.Mode is { } mode)
        {
            buckets = buckets.Where(b => b.Mode == mode);
        }
        if (filter.Held)
        {
            buckets = buckets.Where(b => b.HoldReason != null);
        }
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var pattern = LikePattern.Contains(filter.Text);
            buckets = buckets.Where(b => EF.Functions.Like(b.Name, pattern, LikePattern.Escape) || b.AccountId == filter.Text.Trim());
        }
        if (after is not null)
        {
            var (name, id) = (after.Key, after.Id);
            buckets = buckets.Where(b => string.Compare(b.Name, name) > 0 || (b.Name == name && b.Id > id));
        }
        return buckets.OrderBy(b => b.Name).ThenBy(b => b.Id);
    }

    /// <summary>The newest first: when there are too many, the newest count.</summary>
    public static IQueryable<ScoredDecision> Scored(ConsoleDbContext db, DateTime fromUtc) =>
        ToScored(db.ShadowDecisions.AsNoTracking().Where(d => d.AtUtc >= fromUtc && d.Mode != AutomaticMode.Automatic)
            .OrderByDescending(d => d.AtUtc).ThenByDescending(d => d.Id).Take(MostCounted));

    public static IQueryable<ScoredDecision> Scored(ConsoleDbContext db, long bucketId, DateTime fromUtc) =>
        ToScored(db.ShadowDecisions.AsNoTracking().Where(d => d.BucketId == bucketId && d.AtUtc >= fromUtc && d.Mode != AutomaticMode.Automatic)
            .OrderByDescending(d => d.AtUtc).ThenByDescending(d => d.Id).Take(MostCounted));

    public static IQueryable<ShadowDecisionRow> Decisions(ConsoleDbContext db, ShadowFilter filter, long? bucketId, PageCursor? after)
    {
        var decisions = db.ShadowDecisions.AsNoTracking().Where(d => d.Mode != AutomaticMode.Automatic);
        if (bucketId is { } bucket)
        {
            decisions = decisions.Where(d => d.BucketId == bucket);
        }
        if (filter.Agreement is { } agreement)
        {
            decisions = decisions.Where(d => d.Agreement == agreement);
        }
        if (!string.IsNullOrWhiteSpace(filter.Check))
        {
            decisions = decisions.Where(d => d.Check == filter.Check.Trim());
        }
        if (after is not null)
        {
            var (at, id) = (after.KeyUtc, after.Id);
            decisions = decisions.Where(d => d.AtUtc < at || (d.AtUtc == at && d.Id < id));
        }
        return from d in decisions
               join b in db.Buckets.AsNoTracking() on d.BucketId equals b.Id
               join f in db.Findings.AsNoTracking() on d.FindingId equals f.Id
               orderby d.AtUtc descending, d.Id descending
               select new ShadowDecisionRow(
                   d.Id, d.BucketId, b.Name, d.FindingId, f.Title, d.Check, d.Fingerprint, d.AtUtc, d.Mode, d.Would, d.Action, d.TargetFingerprint,
                   d.HoldReason, d.Why, d.Decision, d.DecidedBy, d.DecidedUtc, d.TakenBackUtc, d.Agreement);
    }

    public static IQueryable<AutomaticActionRow> Actions(ConsoleDbContext db, PageCursor? after)
    {
        var attempts = db.Attempts.AsNoTracking().Where(a => a.Trigger == AttemptTrigger.Automatic);
        if (after is not null)
        {
            var (at, id) = (after.KeyUtc, after.Id);
            attempts = attempts.Where(a => a.CreatedUtc < at || (a.CreatedUtc == at && a.Id < id));
        }
        return from a in attempts
               join b in db.Buckets.AsNoTracking() on a.BucketId equals (long?)b.Id
               orderby a.CreatedUtc descending, a.Id descending
               select new AutomaticActionRow(
                   a.Id, b.Id, b.Name, a.FindingId, db.Findings.Where(f => f.Id == a.FindingId).Select(f => f.Title).FirstOrDefault(),
                   a.Action, a.Status, a.CreatedUtc, a.CompletedUtc, a.FailureText,
                   a.Status == AttemptStatus.Verified && b.LiveFingerprint == a.TargetFingerprint);
    }

    /// <summary>Who stopped automatic mode and who released it, newest first.</summary>
    public static IQueryable<FindingEvent> Stops(ConsoleDbContext db) =>
        db.FindingEvents.AsNoTracking().Where(e => e.Kind == FindingEventKind.GlobalStopChanged).OrderByDescending(e => e.Id);

    private static IQueryable<ScoredDecision> ToScored(IQueryable<ShadowDecision> decisions) => decisions.Select(d => new ScoredDecision(
        d.BucketId, d.Check, d.Fingerprint, d.AtUtc, d.Would, d.Action, d.Decision, d.DecidedBy, d.TakenBackUtc != null));
}
