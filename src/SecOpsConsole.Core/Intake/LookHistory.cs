using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>Records the versions that a look saw, and chooses the baseline from all that is known.</summary>
internal static class LookHistory
{
    /// <summary>The newest sightings that the choice of a baseline considers.</summary>
    private const int MostSightings = 500;

    public static async Task RecordAsync(LookState look, CancellationToken cancellationToken)
    {
        await RecordConfigAsync(look, cancellationToken).ConfigureAwait(false);
        var (scope, bucket, facts) = (look.Scope, look.Bucket, look.Facts);
        if (facts.EventTellsPolicy)
        {
            var told = new PolicySeen(
                facts.Event!.PolicyText, VersionSource.Event, facts.EventUtc, facts.Event.Actor.Name, facts.Event.DetailKey)
            {
                ActorKey = facts.Event.Actor.Key,
                ActorTool = facts.Event.Actor.Tool,
            };
            look.Told = await PolicyVersions.RecordAsync(scope, bucket, told, cancellationToken).ConfigureAwait(false);
            look.NewerIsKnown = await NewerIsKnownAsync(scope.Db, bucket.Id, facts, scope.NowUtc, cancellationToken).ConfigureAwait(false);
        }

        if (facts.ReadError is null)
        {
            var live = new PolicySeen(facts.LiveText, SourceOf(facts.Payload.Reason), facts.ObservedUtc);
            look.Live = await PolicyVersions.RecordAsync(scope, bucket, live, cancellationToken).ConfigureAwait(false);
            look.Baseline = await ChooseBaselineAsync(scope.Db, bucket, facts.Settings.EffectiveBlock, look.Live.Fingerprint, cancellationToken).ConfigureAwait(false);
            look.ToldInSameSecond = look.EventDiffers && await IsToldSinceAsync(look, facts.EventUtc, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The baseline by the history, judged once more: what an earlier release accepted and today's judge does not is passed over.</summary>
    public static async Task<BaselineChoice> ChooseBaselineAsync(
        ConsoleDbContext db, Bucket bucket, BlockPublicAccess? block, string live, CancellationToken cancellationToken)
    {
        while (true)
        {
            var choice = BaselineChooser.Choose(await CandidatesAsync(db, bucket.Id, block, cancellationToken).ConfigureAwait(false), live);
            if (choice.VersionId is not { } id)
            {
                return choice;
            }

            var version = await db.PolicyVersions.AsTracking().SingleAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
            PolicyVersions.JudgeAgain(bucket, version);
            if (version.Accepted)
            {
                return choice;
            }

            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal static VersionSource SourceOf(LookReason reason) => reason switch
    {
        LookReason.Inventory => VersionSource.Inventory,
        LookReason.Sweep => VersionSource.Sweep,
        LookReason.Event or LookReason.Signal or LookReason.Superseded or LookReason.Config => VersionSource.LiveRead,
    };

    /// <summary>Oldest first; what lies before a deletion belonged to an earlier bucket of the same name, and unknown stays unknown.</summary>
    private static async Task RecordConfigAsync(LookState look, CancellationToken cancellationToken)
    {
        var ofThisBucket = look.Facts.History.TakeWhile(item => item.State != ConfigurationPolicyState.Deleted);
        foreach (var item in ofThisBucket.Where(item => item.State is ConfigurationPolicyState.Known or ConfigurationPolicyState.NoPolicy).Reverse())
        {
            var seen = new PolicySeen(item.Text, VersionSource.Config, item.CapturedUtc, EventId: item.StateId);
            await PolicyVersions.RecordAsync(look.Scope, look.Bucket, seen, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Another change came after the one that the event tells of. Reads of ours do not count: they are what may be stale. Neither does
    /// anything "in the future": it was seen before the clock was set back, and nobody knows when.
    /// </summary>
    private static Task<bool> NewerIsKnownAsync(ConsoleDbContext db, long bucketId, LookFacts facts, DateTime nowUtc, CancellationToken cancellationToken)
        => db.PolicySightings.AnyAsync(
            row => row.BucketId == bucketId && row.SeenUtc > facts.EventUtc && row.SeenUtc <= nowUtc
                && (row.Source == VersionSource.Event || row.Source == VersionSource.Config || row.Source == VersionSource.ReadBack),
            cancellationToken);

    /// <summary>True when the change that made the live version was told or recorded at <paramref name="sinceUtc"/> or later, and not "in the future".</summary>
    public static Task<bool> IsToldSinceAsync(LookState look, DateTime sinceUtc, CancellationToken cancellationToken)
        => look.Scope.Db.PolicySightings.AnyAsync(
            row => row.BucketId == look.Bucket.Id && row.PolicyVersionId == look.Live!.Id && row.SeenUtc >= sinceUtc && row.SeenUtc <= look.Scope.NowUtc
                && (row.Source == VersionSource.Event || row.Source == VersionSource.ReadBack || row.Source == VersionSource.Config),
            cancellationToken);

    /// <summary>When an event last told that somebody put what is live, not before the one that the findings came by; null when none did.</summary>
    public static async Task<DateTime?> ToldAgainUtcAsync(LookState look, DateTime? firstUtc, CancellationToken cancellationToken)
    {
        if (firstUtc is null || look.Live is not { Id: var liveId })
        {
            return null;
        }

        var bucketId = look.Bucket.Id;
        return await look.Scope.Db.PolicySightings
            .Where(row => row.BucketId == bucketId && row.PolicyVersionId == liveId && row.Source == VersionSource.Event && row.SeenUtc >= firstUtc)
            .MaxAsync(row => (DateTime?)row.SeenUtc, cancellationToken).ConfigureAwait(false) ?? firstUtc;
    }

    /// <summary>
    /// What AWS showed of this bucket, by now or as it was known at an earlier instant. Sightings of events are left out: a forged one must not move a version to the front.
    /// What was approved while Block Public Access held it back is no baseline where <paramref name="block"/> does not hold it, or nobody knows.
    /// </summary>
    public static async Task<List<BaselineCandidate>> CandidatesAsync(
        ConsoleDbContext db, long bucketId, BlockPublicAccess? block, CancellationToken cancellationToken, DateTime? asOfUtc = null)
    {
        var isHeldBack = block?.RestrictPublicBuckets == true;
        var asOf = asOfUtc ?? DateTime.MaxValue;
        var beingReverted = await db.Attempts.Where(row => row.BucketId == bucketId && row.Subject == AttemptSubject.BucketPolicy && row.CreatedUtc <= asOf)
            .Select(row => row.ExpectedFingerprint).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        var seen = await db.PolicySightings
            .Where(row => row.BucketId == bucketId && row.Source != VersionSource.Event && row.SeenUtc <= asOf)
            .OrderByDescending(row => row.SeenUtc).ThenByDescending(row => row.Id).Take(MostSightings)
            .Join(db.PolicyVersions, sighting => sighting.PolicyVersionId, version => version.Id, (sighting, version) => new
            {
                sighting.SeenUtc, sighting.Source, version.Id, version.Fingerprint, IsNoPolicy = version.Text == null,
                Accepted = version.Accepted && (isHeldBack || !version.ApprovedBlocked) && (version.AcceptedUtc == null || version.AcceptedUtc <= asOf),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var candidates = seen.ConvertAll(row => new BaselineCandidate(
            row.Id, row.Fingerprint, row.SeenUtc, row.IsNoPolicy, row.Accepted, Stood: !beingReverted.Contains(row.Fingerprint), SeenByUs: row.Source != VersionSource.Config));
        var deletedUtc = await db.FindingEvents
            .Where(row => row.BucketId == bucketId && row.FindingId == null && row.Kind == FindingEventKind.ResourceDeleted && row.AtUtc <= asOf)
            .MaxAsync(row => (DateTime?)row.AtUtc, cancellationToken).ConfigureAwait(false);
        if (deletedUtc is { } at)
        {
            candidates.Add(new BaselineCandidate(0, "", at, IsNoPolicy: false, Accepted: false, Stood: false, BucketDeleted: true));
        }

        return candidates;
    }
}
