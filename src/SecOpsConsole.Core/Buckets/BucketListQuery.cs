using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Buckets;

/// <summary>The queries behind the lists of buckets and versions, so that a test can read their plans.</summary>
internal static class BucketListQuery
{
    public static IQueryable<BucketRow> Rows(ConsoleDbContext db, string? text, bool exposed, PageCursor? after)
    {
        var buckets = db.Buckets.AsNoTracking().Where(b => b.DeletedUtc == null);
        buckets = exposed ? BucketOrder.Exposed(buckets) : buckets;
        if (!string.IsNullOrWhiteSpace(text))
        {
            var pattern = LikePattern.Contains(text);
            buckets = buckets.Where(b => EF.Functions.Like(b.Name, pattern, LikePattern.Escape) || b.AccountId == text.Trim());
        }
        return BucketOrder.Apply(buckets, after).Select(b => new BucketRow(
            b.Id, b.Name, b.AccountId, b.Region, b.Mode, b.AutomaticAction, b.HoldReason, b.Exposure,
            db.Findings.Count(f => f.BucketId == b.Id && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified)),
            b.ObservedUtc, b.LastEventUtc, b.LookError, b.ProtectedAs, b.ManagedBy)
        {
            WorstOpen = b.WorstOpen,
            SensitiveData = Sensitivity.SummaryOf(b.SensitiveData),
        });
    }

    public static IQueryable<PolicyVersionRow> Versions(ConsoleDbContext db, BucketId id, PageCursor? after)
    {
        var sightings = db.PolicySightings.AsNoTracking().Where(s => s.BucketId == id.Value);
        if (after is not null)
        {
            var (seen, last) = (after.KeyUtc, after.Id);
            sightings = sightings.Where(s => s.SeenUtc < seen || (s.SeenUtc == seen && s.Id < last));
        }
        return from s in sightings
               join v in db.PolicyVersions.AsNoTracking() on s.PolicyVersionId equals v.Id
               join b in db.Buckets.AsNoTracking() on s.BucketId equals b.Id
               orderby s.SeenUtc descending, s.Id descending
               select new PolicyVersionRow(
                   s.Id, v.Id, v.Fingerprint, v.Text, s.SeenUtc, s.Source, s.ActorName, v.Public, v.IsCompliant,
                   v.Accepted, v.ApprovedBy, v.Id == b.LiveVersionId, v.Id == b.BaselineVersionId);
    }
}
