using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>An attempt with its bucket and what it writes.</summary>
internal sealed record AttemptJob(RemediationAttempt Attempt, Bucket Bucket, PolicyVersion Target)
{
    public static Task<AttemptJob?> LoadAsync(ConsoleDbContext db, WorkItem item, CancellationToken cancellationToken, bool tracked = false) =>
        LoadAsync(db, WorkPayload.Read<AttemptPayload>(item).AttemptId, cancellationToken, tracked);

    public static async Task<AttemptJob?> LoadAsync(ConsoleDbContext db, long attemptId, CancellationToken cancellationToken, bool tracked = false)
    {
        var tracking = tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var attempt = await db.Attempts.AsTracking(tracking).SingleOrDefaultAsync(a => a.Id == attemptId, cancellationToken).ConfigureAwait(false);
        if (attempt is null)
        {
            return null;
        }
        var bucket = await db.Buckets.AsTracking(tracking).SingleAsync(b => b.Id == attempt.BucketId, cancellationToken).ConfigureAwait(false);
        var target = await db.PolicyVersions.AsNoTracking().SingleAsync(v => v.Id == attempt.TargetVersionId, cancellationToken).ConfigureAwait(false);
        return new AttemptJob(attempt, bucket, target);
    }
}
