using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Overview;

/// <summary>The queries behind the overview, so that a test can read their plans.</summary>
internal static class OverviewListQuery
{
    /// <summary>A figure is of at most so many rows, the newest ones.</summary>
    public const int Most = 5_000;

    private static readonly string[] Machines = ["automatic mode", "console", "Amazon Macie"];

    /// <summary>What a person can do about a finding first.</summary>
    private static readonly FindingEventKind[] ByPeople =
        [FindingEventKind.Decided, FindingEventKind.Approved, FindingEventKind.Escalated, FindingEventKind.ExceptionGranted, FindingEventKind.MarkedFalsePositive];

    public static IQueryable<Finding> ExposedNow(ConsoleDbContext db) =>
        db.Findings.AsNoTracking().Where(f => f.ExposedFromUtc != null && f.ExposedUntilUtc == null && f.BucketId != null);

    /// <summary>Findings first seen since then, with when a person first did something about them.</summary>
    public static IQueryable<Answered> Seen(ConsoleDbContext db, DateTime fromUtc) => db.Findings.AsNoTracking().Where(f => f.FirstSeenUtc >= fromUtc)
        .OrderByDescending(f => f.FirstSeenUtc).Take(Most)
        .Select(f => new Answered(
            f.FirstSeenUtc,
            db.FindingEvents.Where(e => e.FindingId == f.Id && ByPeople.Contains(e.Kind) && !Machines.Contains(e.Who)).OrderBy(e => e.Id).Select(e => (DateTime?)e.AtUtc).FirstOrDefault()));

    public static IQueryable<Finding> ResolvedSince(ConsoleDbContext db, DateTime fromUtc) =>
        db.Findings.AsNoTracking().Where(f => f.ResolvedUtc != null && f.ResolvedUtc >= fromUtc).OrderByDescending(f => f.ResolvedUtc).Take(Most);

    /// <summary>Findings that came back since then and are open again.</summary>
    public static IQueryable<Finding> ReopenedSince(ConsoleDbContext db, DateTime fromUtc) =>
        db.Findings.AsNoTracking().Where(f => f.WorkflowStatus != WorkflowStatus.Resolved && f.WorkflowStatus != WorkflowStatus.Suppressed && f.ReopenedCount > 0 && f.OpenedUtc >= fromUtc);

    /// <summary>Exposures that ended since then; those that last are asked for by themselves.</summary>
    public static IQueryable<ExposureWindow> EndedSince(ConsoleDbContext db, DateTime fromUtc) => db.Findings.AsNoTracking()
        .Where(f => f.ExposedUntilUtc != null && f.ExposedUntilUtc >= fromUtc && f.ExposedFromUtc != null && f.BucketId != null)
        .OrderByDescending(f => f.ExposedUntilUtc).Take(Most)
        .Select(f => new ExposureWindow(f.BucketId!.Value, f.ExposedFromUtc!.Value, f.ExposedUntilUtc));

    public static IQueryable<RemediationAttempt> AutomaticSince(ConsoleDbContext db, DateTime fromUtc) =>
        db.Attempts.AsNoTracking().Where(a => a.Trigger == AttemptTrigger.Automatic && a.CreatedUtc >= fromUtc);

    /// <summary>When a finding was seen, and when a person first did something about it.</summary>
    public sealed record Answered(DateTime SeenUtc, DateTime? ByPersonUtc);
}
