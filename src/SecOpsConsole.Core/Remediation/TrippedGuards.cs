using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Which guards hold automatic mode on a bucket now: everywhere, in its account, on it, or on one of its open findings.</summary>
internal static class TrippedGuards
{
    public static async Task<IReadOnlyList<TrippedGuard>> OfAsync(ConsoleDbContext db, Bucket bucket, CancellationToken cancellationToken)
    {
        var tripped = new List<TrippedGuard>();
        if (await GlobalStop.ReadAsync(db, cancellationToken).ConfigureAwait(false) is { On: true } stop)
        {
            tripped.Add(Of(HoldReason.GlobalStop, stop.SinceUtc, stop.Who, stop.Reason is { Length: > 0 } why ? $"{HoldText.What(HoldReason.GlobalStop)} “{why}”" : null));
        }
        var breaker = await db.AccountBreakers.AsNoTracking()
            .SingleOrDefaultAsync(b => b.AccountId == bucket.AccountId && b.State != BreakerState.Closed, cancellationToken).ConfigureAwait(false);
        if (breaker is not null)
        {
            tripped.Add(Of(HoldReason.AccountHeld, breaker.SinceUtc, breaker.Who, breaker.Why));
        }
        if (bucket.HoldReason is { } reason)
        {
            tripped.Add(Of(reason, bucket.HeldUtc, bucket.HeldBy, bucket.HeldWhy) with { Scope = GuardScope.Bucket });
        }
        tripped.AddRange(await OfFindingsAsync(db, bucket.Id, tripped, cancellationToken).ConfigureAwait(false));
        return tripped;
    }

    /// <summary>What holds one decision alone; the row of the timeline says since when.</summary>
    private static async Task<IReadOnlyList<TrippedGuard>> OfFindingsAsync(
        ConsoleDbContext db, long bucketId, List<TrippedGuard> known, CancellationToken cancellationToken)
    {
        var held = await db.Findings.AsNoTracking()
            .Where(f => f.BucketId == bucketId && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified)
                && f.RemediationStatus == RemediationStatus.Held && f.HoldReason != null)
            .Select(f => new
            {
                Reason = f.HoldReason!.Value,
                Row = db.FindingEvents.Where(e => e.FindingId == f.Id && e.Kind == FindingEventKind.Held).OrderByDescending(e => e.Id).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. held.DistinctBy(row => row.Reason)
                .Where(row => known.TrueForAll(other => other.Reason != row.Reason) && GuardBook.Of(row.Reason) is { Scope: GuardScope.Decision })
                .Select(row => Of(row.Reason, row.Row?.AtUtc, row.Row?.Who, null)),
        ];
    }

    private static TrippedGuard Of(HoldReason reason, DateTime? sinceUtc, string? by, string? what) => new(
        reason, GuardBook.Of(reason)?.Scope ?? GuardScope.Decision, sinceUtc, by, what ?? HoldText.What(reason), HoldText.Resume(reason));
}
