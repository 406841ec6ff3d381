using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>An attempt with what it changes and what it writes.</summary>
internal sealed record AttemptJob(RemediationAttempt Attempt, IAttemptSubject Subject, Bucket? OfBucket, SubjectState Target, Principal? OfPrincipal = null)
{
    /// <summary>The user or role of an attempt whose subject is a principal's.</summary>
    public Principal Principal => OfPrincipal ?? throw new InvalidOperationException($"Attempt {Attempt.Id} has no principal: its subject is {Attempt.Subject}.");

    /// <summary>The bucket of an attempt whose subject is a bucket's.</summary>
    public Bucket Bucket => OfBucket ?? throw new InvalidOperationException($"Attempt {Attempt.Id} has no bucket: its subject is {Attempt.Subject}.");

    /// <summary>The account of an attempt whose subject is a whole account's block.</summary>
    public string AccountId => Attempt.AccountId ?? throw new InvalidOperationException($"Attempt {Attempt.Id} has no account: its subject is {Attempt.Subject}.");

    public string Owner => Subject.Owner(this);

    public static Task<AttemptJob?> LoadAsync(
        ConsoleDbContext db, AttemptSubjects subjects, WorkItem item, CancellationToken cancellationToken, bool tracked = false) =>
        LoadAsync(db, subjects, WorkPayload.Read<AttemptPayload>(item).AttemptId, cancellationToken, tracked);

    public static async Task<AttemptJob?> LoadAsync(
        ConsoleDbContext db, AttemptSubjects subjects, long attemptId, CancellationToken cancellationToken, bool tracked = false)
    {
        var tracking = tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var attempt = await db.Attempts.AsTracking(tracking).SingleOrDefaultAsync(a => a.Id == attemptId, cancellationToken).ConfigureAwait(false);
        if (attempt is null)
        {
            return null;
        }
        var bucket = attempt.BucketId is { } id
            ? await db.Buckets.AsTracking(tracking).SingleAsync(b => b.Id == id, cancellationToken).ConfigureAwait(false)
            : null;
        var principal = attempt.PrincipalId is { } principalId
            ? await db.Principals.AsTracking(tracking).SingleAsync(p => p.Id == principalId, cancellationToken).ConfigureAwait(false)
            : null;
        var subject = subjects[attempt.Subject];
        return new AttemptJob(attempt, subject, bucket, await subject.TargetAsync(db, attempt, cancellationToken).ConfigureAwait(false), principal);
    }
}
