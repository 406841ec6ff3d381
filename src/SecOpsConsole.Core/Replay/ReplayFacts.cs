using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Replay;

/// <summary>What was known of a bucket when an event arrived, from the sightings and decisions that were recorded then.</summary>
internal sealed record ReplayFacts
{
    /// <summary>Looks are repeated for a minute after an event; what they recorded belongs to it.</summary>
    private static readonly TimeSpan LooksTake = TimeSpan.FromSeconds(75);

    public required Bucket Bucket { get; init; }

    /// <summary>The version that was live, as it was judged when it was first seen; null when nothing was read then.</summary>
    public required PolicyVersion? Live { get; init; }

    /// <summary>What was decided about each finding of it; empty when nothing was.</summary>
    public required IReadOnlyList<ShadowDecision> Decided { get; init; }
    public required PolicyVersion? Baseline { get; init; }
    public required BaselineChoice Choice { get; init; }
    public required DateTime AtUtc { get; init; }

    /// <summary>The console's role in the bucket's account today; null when it is not known.</summary>
    public string? OwnRole { get; init; }

    /// <summary>Fingerprints of the statements that an exception or a false positive covered then.</summary>
    public required IReadOnlySet<string> Accepted { get; init; }

    /// <summary>The removal of Block Public Access that laid the bucket open, as far as it was known then; null when it was not the cause.</summary>
    public BlockChoice? Removal { get; init; }

    /// <summary>Null when the bucket is not known.</summary>
    public static async Task<ReplayFacts?> LoadAsync(
        ConsoleDbContext db, ReplayedEvent row, EventFacts.BucketChange change, CancellationToken cancellationToken)
    {
        if (change is not { AccountId: { } account, Region: { } region, BucketName: { } name }
            || await BucketStore.FindAsync(db, new BucketRef(account, region, name), cancellationToken).ConfigureAwait(false) is not { } bucket)
        {
            return null;
        }
        var until = row.ReceivedUtc + LooksTake;
        var live = await LiveAsync(db, bucket.Id, change, until, cancellationToken).ConfigureAwait(false);
        var decided = live is null ? [] : await DecidedAsync(db, bucket.Id, live.Fingerprint, until, cancellationToken).ConfigureAwait(false);
        var choice = BaselineChooser.Choose(await LookHistory.CandidatesAsync(db, bucket.Id, bucket.EffectiveBlock, cancellationToken, until).ConfigureAwait(false), live?.Fingerprint);
        var atUtc = decided.Count > 0 ? decided[0].AtUtc : row.ReceivedUtc;
        return new ReplayFacts
        {
            Bucket = bucket,
            Live = live,
            Decided = decided,
            Choice = choice,
            Baseline = choice.VersionId is { } id
                ? await db.PolicyVersions.AsNoTracking().SingleAsync(v => v.Id == id, cancellationToken).ConfigureAwait(false)
                : null,
            AtUtc = atUtc,
            Removal = await BlockRemovals.CauseAsync(db, bucket, live, until, cancellationToken).ConfigureAwait(false),
            Accepted = await AcceptedAsync(db, bucket.Id, atUtc, cancellationToken).ConfigureAwait(false),
        };
    }

    private static async Task<IReadOnlySet<string>> AcceptedAsync(ConsoleDbContext db, long bucketId, DateTime atUtc, CancellationToken cancellationToken) =>
        (await db.Suppressions.Where(s => s.BucketId == bucketId && s.GrantedUtc <= atUtc && (s.EndedUtc == null || s.EndedUtc > atUtc))
            .Select(s => s.Subject).ToListAsync(cancellationToken).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The version that the event told of, when AWS itself showed it by then; else the last one that AWS had shown. What only an event
    /// claims was never decided about.
    /// </summary>
    private static async Task<PolicyVersion?> LiveAsync(
        ConsoleDbContext db, long bucketId, EventFacts.BucketChange change, DateTime untilUtc, CancellationToken cancellationToken)
    {
        var shown = db.PolicySightings.AsNoTracking().Where(s => s.BucketId == bucketId && s.Source != VersionSource.Event && s.SeenUtc <= untilUtc);
        var told = change switch
        {
            { Kind: BucketChangeKind.PolicyDeleted } => PolicyFingerprint.None.Value,
            { Kind: BucketChangeKind.PolicyPut, PolicyText: { } text } => PolicyFingerprint.OfText(text).Value,
            _ => null,
        };
        if (told is not null)
        {
            return await db.PolicyVersions.AsNoTracking()
                .FirstOrDefaultAsync(v => v.BucketId == bucketId && v.Fingerprint == told && shown.Any(s => s.PolicyVersionId == v.Id), cancellationToken)
                .ConfigureAwait(false);
        }
        var last = await shown.OrderByDescending(s => s.SeenUtc).ThenByDescending(s => s.Id)
            .Select(s => (long?)s.PolicyVersionId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last is { } id ? await db.PolicyVersions.AsNoTracking().SingleAsync(v => v.Id == id, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>The last decision about this content by then, with all the findings that it was about.</summary>
    private static async Task<IReadOnlyList<ShadowDecision>> DecidedAsync(
        ConsoleDbContext db, long bucketId, string fingerprint, DateTime untilUtc, CancellationToken cancellationToken)
    {
        var of = db.ShadowDecisions.AsNoTracking().Where(d => d.BucketId == bucketId && d.Fingerprint == fingerprint);
        var at = await of.Where(d => d.AtUtc <= untilUtc).MaxAsync(d => (DateTime?)d.AtUtc, cancellationToken).ConfigureAwait(false);
        return at is { } instant
            ? await of.Where(d => d.AtUtc == instant).OrderBy(d => d.Check).ThenBy(d => d.Id).ToListAsync(cancellationToken).ConfigureAwait(false)
            : [];
    }
}
