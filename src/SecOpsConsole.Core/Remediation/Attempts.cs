using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Reads attempts: the one that is under way, and those that the guards count. What a person resumed after is told apart by id, not by
/// time: a clock that is set back must not give a fresh budget. One that is set ahead must not either (<see cref="AttemptClock"/>).
/// </summary>
internal static class Attempts
{
    private const int MostTakenBack = 50;

    /// <summary>Queued, running, or written and not read back yet: at most one per bucket.</summary>
    public static Task<RemediationAttempt?> ActiveAsync(ConsoleDbContext db, long bucketId, CancellationToken cancellationToken) =>
        db.Attempts
            .Where(a => a.BucketId == bucketId
                && (a.Status == AttemptStatus.Queued || a.Status == AttemptStatus.InProgress || a.Status == AttemptStatus.Succeeded))
            .OrderByDescending(a => a.Id)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The write to the account that moves a finding, while it is under way.</summary>
    public static async Task<RemediationAttempt?> ActiveOfAccountAsync(ConsoleDbContext db, long? attemptId, CancellationToken cancellationToken) => attemptId is null
        ? null
        : await db.Attempts.SingleOrDefaultAsync(a => a.Id == attemptId && a.AccountId != null
            && (a.Status == AttemptStatus.Queued || a.Status == AttemptStatus.InProgress || a.Status == AttemptStatus.Succeeded), cancellationToken).ConfigureAwait(false);

    public static async Task<long> NewestIdAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        await db.Attempts.MaxAsync(a => (long?)a.Id, cancellationToken).ConfigureAwait(false) ?? 0;

    /// <summary>
    /// When the console wrote to the bucket by itself (automatic mode, or on silence), as far as the guard's window. An attempt counts from its pre-image on, also when
    /// its answer was lost: it may have written.
    /// </summary>
    public static Task<List<DateTime>> AutomaticWritesToBucketAsync(
        ConsoleDbContext db, Bucket bucket, AttemptClock clock, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var (from, recent) = (nowUtc - LoopGuard.BucketWindow, clock.OldestWithin(LoopGuard.BucketWindow));
        return CountedAsync(
            db.Attempts
                .Where(a => a.BucketId == bucket.Id && a.Id > bucket.CountsFromAttemptId && (a.Trigger == AttemptTrigger.Automatic || a.Trigger == AttemptTrigger.Silence)
                    && a.PreImageState != null && (a.CreatedUtc > from || a.Id >= recent))
                .OrderByDescending(a => a.Id).Take(LoopGuard.WritesPerBucket),
            clock, nowUtc, cancellationToken);
    }

    /// <summary>Attempts that are only queued count too: a burst over many buckets must not pass the limit before the first write.</summary>
    public static Task<List<DateTime>> AutomaticWritesInAccountAsync(
        ConsoleDbContext db, string accountId, AccountBreaker? breaker, AttemptClock clock, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var (from, recent) = (nowUtc - LoopGuard.AccountWindow, clock.OldestWithin(LoopGuard.AccountWindow));
        var after = breaker?.CountsFromAttemptId ?? 0;
        return CountedAsync(
            db.Attempts
                .Where(a => (a.Trigger == AttemptTrigger.Automatic || a.Trigger == AttemptTrigger.Silence) && (a.CreatedUtc > from || a.Id >= recent) && a.Id > after
                    && (a.PreImageState != null || a.Status == AttemptStatus.Queued)
                    && db.Buckets.Any(b => b.Id == a.BucketId && b.AccountId == accountId))
                .OrderByDescending(a => a.Id).Take(LoopGuard.WritesPerAccount),
            clock, nowUtc, cancellationToken);
    }

    private static async Task<List<DateTime>> CountedAsync(
        IQueryable<RemediationAttempt> attempts, AttemptClock clock, DateTime nowUtc, CancellationToken cancellationToken) =>
        (await attempts.Select(a => new { a.Id, a.CreatedUtc }).ToListAsync(cancellationToken).ConfigureAwait(false))
            .ConvertAll(row => clock.At(row.Id, row.CreatedUtc, nowUtc));

    /// <summary>The automatic writes that took exactly this content away, newest first.</summary>
    public static async Task<IReadOnlyList<TakenBack>> TakenBackAsync(
        ConsoleDbContext db, Bucket bucket, string? fingerprint, AttemptClock clock, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (fingerprint is null)
        {
            return [];
        }
        var (from, recent) = (nowUtc - FlapDetector.ActorWindow, clock.OldestWithin(FlapDetector.ActorWindow));
        var rows = await db.Attempts
            .Where(a => a.BucketId == bucket.Id && a.Id > bucket.CountsFromAttemptId && a.Trigger == AttemptTrigger.Automatic
                && a.ExpectedFingerprint == fingerprint && a.WrittenUtc != null && (a.CreatedUtc > from || a.Id >= recent))
            .OrderByDescending(a => a.Id).Take(MostTakenBack)
            .Select(a => new { a.Id, a.CreatedUtc, WrittenUtc = a.WrittenUtc!.Value }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.ConvertAll(row => new TakenBack(
            row.CreatedUtc, row.WrittenUtc, row.WrittenUtc + (clock.At(row.Id, row.CreatedUtc, nowUtc) - row.CreatedUtc)));
    }
}
