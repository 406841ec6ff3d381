using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>The queries behind the list of exceptions, so that a test can read their plans.</summary>
internal static class ExceptionListQuery
{
    public static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public static IQueryable<ExceptionRow> Rows(ConsoleDbContext db, ExceptionFilter filter, PageCursor? after, DateTime nowUtc)
    {
        var rows = Ordered(InView(db, filter.View, nowUtc), filter.View, after)
            .Join(db.Buckets.AsNoTracking(), s => s.BucketId, b => b.Id, (s, b) => new Joined { Suppression = s, Bucket = b })
            .Join(db.Findings.AsNoTracking(), r => r.Suppression.FindingId, f => f.Id, (r, f) => new Joined { Suppression = r.Suppression, Bucket = r.Bucket, Finding = f });
        if (!string.IsNullOrWhiteSpace(filter.Bucket))
        {
            var name = LikePattern.NameOrPrefix(filter.Bucket);
            rows = rows.Where(r => EF.Functions.Like(r.Bucket!.Name, name, LikePattern.Escape));
        }
        if (!string.IsNullOrWhiteSpace(filter.Owner))
        {
            var owner = LikePattern.Contains(filter.Owner);
            rows = rows.Where(r => EF.Functions.Like(r.Suppression.Owner!, owner, LikePattern.Escape));
        }
        return rows.Select(ToRow);
    }

    /// <summary>Those of one bucket, the active ones first.</summary>
    public static IQueryable<ExceptionRow> OfBucket(ConsoleDbContext db, long bucketId) =>
        db.Suppressions.AsNoTracking().Where(s => s.BucketId == bucketId && s.Kind == SuppressionKind.Exception)
            .OrderBy(s => s.State != SuppressionState.Active).ThenByDescending(s => s.Id)
            .Join(db.Buckets.AsNoTracking(), s => s.BucketId, b => b.Id, (s, b) => new Joined { Suppression = s, Bucket = b })
            .Join(db.Findings.AsNoTracking(), r => r.Suppression.FindingId, f => f.Id, (r, f) => new Joined { Suppression = r.Suppression, Bucket = r.Bucket, Finding = f })
            .Select(ToRow);

    /// <summary>The same conditions for the list and for the count of its tab.</summary>
    public static IQueryable<Suppression> InView(ConsoleDbContext db, ExceptionView view, DateTime nowUtc)
    {
        var exceptions = db.Suppressions.AsNoTracking().Where(s => s.Kind == SuppressionKind.Exception);
        var soon = nowUtc + Soon;
        return view switch
        {
            ExceptionView.Active => exceptions.Where(s => s.State == SuppressionState.Active),
            ExceptionView.Expiring => exceptions.Where(s => s.State == SuppressionState.Active && s.ExpiresUtc <= soon),
            ExceptionView.Ended => exceptions.Where(s => s.State != SuppressionState.Active),
        };
    }

    public static PageCursor Last(ExceptionView view, ExceptionRow row) =>
        view == ExceptionView.Ended ? PageCursor.At(0, row.Id) : PageCursor.At(row.ExpiresUtc!.Value, row.Id);

    private static IQueryable<Suppression> Ordered(IQueryable<Suppression> exceptions, ExceptionView view, PageCursor? after)
    {
        if (view == ExceptionView.Ended)
        {
            var before = after?.Id ?? long.MaxValue;
            return exceptions.Where(s => s.Id < before).OrderByDescending(s => s.Id);
        }
        if (after is not null)
        {
            var (ends, id) = (after.KeyUtc, after.Id);
            exceptions = exceptions.Where(s => s.ExpiresUtc > ends || (s.ExpiresUtc == ends && s.Id > id));
        }
        return exceptions.OrderBy(s => s.ExpiresUtc).ThenBy(s => s.Id);
    }

    private static readonly Expression<Func<Joined, ExceptionRow>> ToRow = r => new ExceptionRow(
        r.Suppression.Id, r.Suppression.FindingId, r.Suppression.BucketId, r.Bucket!.Name, r.Bucket.AccountId, r.Suppression.Check, r.Suppression.Title,
        r.Suppression.Severity, r.Suppression.State, r.Suppression.Owner, r.Suppression.Reason, r.Suppression.GrantedBy, r.Suppression.GrantedUtc,
        r.Suppression.ExpiresUtc, r.Suppression.EndedUtc, r.Suppression.EndedBy, r.Suppression.EndReason,
        r.Suppression.State == SuppressionState.Active && r.Finding!.WorkflowStatus == WorkflowStatus.Suppressed);

    private sealed class Joined
    {
        public required Suppression Suppression { get; init; }
        public Bucket? Bucket { get; init; }
        public Finding? Finding { get; init; }
    }
}
