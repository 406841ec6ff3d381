using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>An attempt with everything that decides whether, and how, it can be undone.</summary>
internal sealed record UndoState(RemediationAttempt Attempt, Bucket Bucket, PolicyVersion? Live, PolicyVersion? PreImage, RemediationAttempt? Active)
{
    /// <summary>The state of the attempt's subject, as the store knows it.</summary>
    public string? Known => UndoOffers.KnownState(Attempt.Subject, Bucket);

    public ActionOffer Offer => UndoOffers.For(Attempt, Bucket, Active, PreImage);

    /// <summary>Who undid it; null when nobody has.</summary>
    public string? UndoneBy { get; private init; }

    /// <summary>What was there before.</summary>
    public AttemptTarget Target => PreImage is { } policy
        ? AttemptTarget.Policy(policy)
        : FormerEncryption is { } encryption ? AttemptTarget.Encryption(encryption)
        : AttemptTarget.Block(FormerBlock ?? throw new InvalidOperationException($"The pre-image of attempt {Attempt.Id} is not known."));

    /// <summary>The Block Public Access that was there before; null when the attempt was about something else.</summary>
    public BlockPublicAccess? FormerBlock => Attempt.Subject == AttemptSubject.BlockPublicAccess ? BlockPublicAccess.OfState(Attempt.PreImageState) : null;

    /// <summary>The default encryption that was there before; null when the attempt was about something else.</summary>
    public BucketEncryption? FormerEncryption => Attempt.Subject == AttemptSubject.Encryption ? BucketEncryption.OfState(Attempt.PreImageState) : null;

    /// <summary>Null when there is no such attempt, or when it is about no bucket (such an action has its own way back).</summary>
    public static async Task<UndoState?> LoadAsync(ConsoleDbContext db, long attemptId, CancellationToken cancellationToken)
    {
        var attempt = await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attemptId, cancellationToken).ConfigureAwait(false);
        if (attempt?.BucketId is not { } bucketId)
        {
            return null;
        }
        var bucket = await db.Buckets.AsTracking().SingleAsync(b => b.Id == bucketId, cancellationToken).ConfigureAwait(false);
        var active = await Attempts.ActiveAsync(db, bucketId, cancellationToken).ConfigureAwait(false);
        return new UndoState(
            attempt, bucket,
            await VersionAsync(db, bucket.LiveVersionId, cancellationToken).ConfigureAwait(false),
            await VersionAsync(db, attempt.PreImageVersionId, cancellationToken).ConfigureAwait(false),
            active)
        {
            UndoneBy = attempt.Status == AttemptStatus.Undone
                ? await db.Attempts.Where(a => a.BucketId == bucketId && a.UndoesAttemptId == attempt.Id && a.Status == AttemptStatus.Verified)
                    .OrderByDescending(a => a.Id).Select(a => a.Who).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
                : null,
        };
    }

    private static async Task<PolicyVersion?> VersionAsync(ConsoleDbContext db, long? id, CancellationToken cancellationToken) =>
        id is null ? null : await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancellationToken).ConfigureAwait(false);
}
