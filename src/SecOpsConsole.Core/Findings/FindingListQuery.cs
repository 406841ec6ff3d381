using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>The query behind the list of findings: view, filter, order and key, so that a test can read its plan.</summary>
internal static class FindingListQuery
{
    public static IQueryable<FindingRow> Rows(ConsoleDbContext db, FindingFilter filter, PageCursor? after, DateTime nowUtc)
    {
        var findings = InView(db, filter.View);
        findings = Narrow(findings, filter, nowUtc);
        findings = FindingFold.Applies(filter) ? FindingFold.Apply(db, findings) : findings;
        findings = FindingOrder.Apply(findings, filter, after);
        return Narrow(WithSubject(db, findings), filter).Select(ToRow(db));
    }

    /// <summary>The findings of one bucket, newest first.</summary>
    public static IQueryable<FindingRow> OfBucket(ConsoleDbContext db, long bucketId) =>
        db.Findings.AsNoTracking().Where(f => f.BucketId == bucketId)
            .OrderByDescending(f => f.EventUtc).ThenByDescending(f => f.Id)
            .Join(db.Buckets.AsNoTracking(), f => f.BucketId, b => b.Id, (f, b) => new Joined { Finding = f, Bucket = b })
            .Select(ToRow(db));

    /// <summary>These findings, in no order.</summary>
    public static IQueryable<FindingRow> OfIds(ConsoleDbContext db, IReadOnlyList<long> ids) =>
        WithSubject(db, db.Findings.AsNoTracking().Where(f => ids.Contains(f.Id))).Select(ToRow(db));

    /// <summary>With its bucket, or with the principal that it is about.</summary>
    private static IQueryable<Joined> WithSubject(ConsoleDbContext db, IQueryable<Finding> findings) =>
        from f in findings
        from b in db.Buckets.AsNoTracking().Where(b => b.Id == f.BucketId).DefaultIfEmpty()
        from p in db.Principals.AsNoTracking().Where(p => p.Id == f.PrincipalId).DefaultIfEmpty()
        select new Joined { Finding = f, Bucket = b, Principal = p };

    public static Page<FindingRow> ToPage(List<FindingRow> rows, int size, FindingFilter filter) =>
        rows.Count <= size
            ? new Page<FindingRow>(rows, null)
            : new Page<FindingRow>(rows[..size], FindingOrder.CursorAt(rows[size - 1], filter).Encode());

    /// <summary>The same conditions for the list and for the count of its tab.</summary>
    public static IQueryable<Finding> InView(ConsoleDbContext db, FindingView view) => InView(db, db.Findings.AsNoTracking(), view);

    private static IQueryable<Finding> InView(ConsoleDbContext db, IQueryable<Finding> findings, FindingView view) => view switch
    {
        FindingView.NeedsDecision => Queue(findings).Where(f => f.Assignee == null
            && f.RemediationStatus != RemediationStatus.Held && f.RemediationStatus != RemediationStatus.Failed),
        FindingView.Escalated => Open(findings).Where(f => f.Assignee != null),
        FindingView.Held => Open(findings).Where(f => f.RemediationStatus == RemediationStatus.Held || f.RemediationStatus == RemediationStatus.Failed),
        FindingView.Automatic => findings.Where(f => f.WorkflowStatus == WorkflowStatus.Resolved
            && (f.Resolution == Resolution.Reverted || f.Resolution == Resolution.Repaired || f.Resolution == Resolution.BlockRestored)
            && db.Attempts.Any(a => a.BucketId == f.BucketId
                && (a.ExpectedFingerprint == f.Fingerprint || (f.Resolution == Resolution.BlockRestored && a.Action == RemediationActionId.RestoreBlockPublicAccess))
                && a.Trigger == AttemptTrigger.Automatic && a.Status == AttemptStatus.Verified)),
        FindingView.Suppressed => findings.Where(f => f.WorkflowStatus == WorkflowStatus.Suppressed),
        FindingView.Resolved => findings.Where(f => f.WorkflowStatus == WorkflowStatus.Resolved),
        FindingView.All => findings,
    };

    private static IQueryable<Finding> Open(IQueryable<Finding> findings) =>
        findings.Where(f => f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified);

    /// <summary>The same as open, in the words of the queue's index: SQLite compares them literally.</summary>
    private static IQueryable<Finding> Queue(IQueryable<Finding> findings) =>
        findings.Where(f => f.WorkflowStatus != WorkflowStatus.Resolved && f.WorkflowStatus != WorkflowStatus.Suppressed);

    private static IQueryable<Finding> Narrow(IQueryable<Finding> findings, FindingFilter filter, DateTime nowUtc)
    {
        if (filter.WorkflowStatus is { } workflow)
        {
            findings = findings.Where(f => f.WorkflowStatus == workflow);
        }
        if (filter.MinSeverity is { } severity)
        {
            findings = findings.Where(f => f.Severity >= severity);
        }
        if (filter.Source is { } source)
        {
            findings = findings.Where(f => f.Source == source);
        }
        if (filter.ChangeSetId is { } change)
        {
            findings = findings.Where(f => f.ChangeSetId == change);
        }
        if (!string.IsNullOrWhiteSpace(filter.Assignee))
        {
            findings = findings.Where(f => f.Assignee == filter.Assignee.Trim());
        }
        if (filter.Exposed)
        {
            findings = findings.Where(f => f.ExposedFromUtc != null && f.ExposedUntilUtc == null && f.BucketId != null);
        }
        return filter.Overdue ? Open(findings).Where(f => f.DueUtc < nowUtc) : findings;
    }

    private static IQueryable<Joined> Narrow(IQueryable<Joined> rows, FindingFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Bucket))
        {
            var name = LikePattern.NameOrPrefix(filter.Bucket);
            rows = rows.Where(r => EF.Functions.Like(r.Bucket!.Name, name, LikePattern.Escape));
        }
        if (!string.IsNullOrWhiteSpace(filter.AccountId))
        {
            rows = rows.Where(r => r.Bucket!.AccountId == filter.AccountId.Trim() || r.Principal!.AccountId == filter.AccountId.Trim());
        }
        if (!string.IsNullOrWhiteSpace(filter.Actor))
        {
            var actor = filter.Actor.Trim();
            // An ARN is exact: it is who it is. A name is only a help to find somebody.
            rows = actor.StartsWith("arn:", StringComparison.Ordinal)
                ? rows.Where(r => r.Finding.Actor.Arn == actor || r.Finding.Actor.IssuerArn == actor || r.Principal!.Arn == actor)
                : rows.Where(r => EF.Functions.Like(r.Finding.Actor.Name!, LikePattern.NameOrPrefix(actor), LikePattern.Escape));
        }
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var text = LikePattern.Contains(filter.Text);
            rows = rows.Where(r => EF.Functions.Like(r.Finding.Title, text, LikePattern.Escape)
                || EF.Functions.Like(r.Bucket!.Name, text, LikePattern.Escape)
                || EF.Functions.Like(r.Finding.Actor.Name!, text, LikePattern.Escape));
        }
        return rows;
    }

    private static Expression<Func<Joined, FindingRow>> ToRow(ConsoleDbContext db)
    {
        var waiting = InView(db, FindingView.NeedsDecision);
        return r => new FindingRow(
            r.Finding.Id, r.Finding.BucketId, r.Bucket!.Name, r.Bucket!.AccountId ?? r.Principal!.AccountId, r.Bucket!.Region,
            r.Finding.Category, r.Finding.Source, r.Finding.Check, r.Finding.Severity, r.Finding.Title,
            r.Finding.WorkflowStatus, r.Finding.RemediationStatus, r.Finding.Resolution, r.Finding.HoldReason, r.Finding.ReopenedCount,
            r.Bucket == null ? null : r.Bucket.Mode, r.Finding.Actor.Name, r.Finding.Actor.Tool, r.Finding.Assignee, r.Finding.DueUtc,
            r.Finding.EventUtc, r.Finding.FirstSeenUtc, r.Finding.UpdatedUtc, r.Finding.Version)
        {
            Contained = r.Bucket != null && r.Bucket.ContainedAttemptId != null,
            ExposedNow = r.Finding.ExposedFromUtc != null && r.Finding.ExposedUntilUtc == null,
            JudgedSeverity = r.Finding.JudgedSeverity,
            ExposedData = r.Finding.ExposedData,
            SensitiveData = Sensitivity.SummaryOf(r.Bucket!.SensitiveData),
            ChangeSetId = r.Finding.ChangeSetId,
            ChangeSize = db.Findings.Where(f => f.ChangeSetId != null && f.ChangeSetId == r.Finding.ChangeSetId).Take(FindingRow.MostCounted).Count(),
            ChangeWaiting = waiting.Where(f => f.ChangeSetId != null && f.ChangeSetId == r.Finding.ChangeSetId).Take(FindingRow.MostCounted).Count(),
        };
    }

    private sealed class Joined
    {
        public required Finding Finding { get; init; }
        public Bucket? Bucket { get; init; }
        public Principal? Principal { get; init; }
    }
}
