using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Reads attempts: the one that is under way, and those that the guards count.</summary>
internal static class Attempts
{
    /// <summary>Queued, running, or written and not read back yet: at most one per bucket.</summary>
    public static Task<RemediationAttempt?> ActiveAsync(ConsoleDbContext db, long bucketId, CancellationToken cancellationToken) =>
        db.Attempts
            .Where(a => a.BucketId == bucketId
                && (a.Status == AttemptStatus.Queued || a.Status == AttemptStatus.InProgress || a.Status == AttemptStatus.Succeeded))
            .OrderByDescending(a => a.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// When automatic mode wrote to the bucket, as far as the guard's window. An attempt counts from its pre-image on, also when
    /// its answer was lost: it may have written.
    /// </summary>
    public static Task<List<DateTime>> AutomaticWritesToBucketAsync(ConsoleDbContext db, long bucketId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var from = nowUtc - LoopGuard.BucketWindow;
        return db.Attempts
            .Where(a => a.BucketId == bucketId && a.Trigger == AttemptTrigger.Automatic && a.PreImageState != null && a.CreatedUtc > from)
            .OrderByDescending(a => a.Id).Take(LoopGuard.WritesPerBucket)
            .Select(a => a.CreatedUtc).ToListAsync(cancellationToken);
    }

    /// <summary>Attempts that are only queued count too: a burst over many buckets must not pass the limit before the first write.</summary>
    public static Task<List<DateTime>> AutomaticWritesInAccountAsync(ConsoleDbContext db, string accountId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var from = nowUtc - LoopGuard.AccountWindow;
        return db.Attempts
            .Where(a => a.Trigger == AttemptTrigger.Automatic && a.CreatedUtc > from
                && (a.PreImageState != null || a.Status == AttemptStatus.Queued)
                && db.Buckets.Any(b => b.Id == a.BucketId && b.AccountId == accountId))
            .OrderByDescending(a => a.CreatedUtc).Take(LoopGuard.WritesPerAccount)
            .Select(a => a.CreatedUtc).ToListAsync(cancellationToken);
    }
}
