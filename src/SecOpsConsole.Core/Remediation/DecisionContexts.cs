using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Reads what the console itself knows when it decides: also for a dry run, so that it can never differ from what is done.</summary>
internal static class DecisionContexts
{
    /// <summary>Enough to see a fight; a robot makes more, and they tell nothing new.</summary>
    private const int MostReapplied = 200;

    public static async Task<DecisionContext> ReadAsync(
        ConsoleDbContext db, Bucket bucket, IReadOnlyList<Finding> findings, DecisionFacts facts, AttemptClock clock, Surroundings surroundings, DateTime nowUtc,
        CancellationToken cancellationToken)
    {
        var stop = await GlobalStop.ReadAsync(db, cancellationToken).ConfigureAwait(false);
        var breaker = await db.AccountBreakers.AsNoTracking().SingleOrDefaultAsync(b => b.AccountId == bucket.AccountId, cancellationToken).ConfigureAwait(false);
        var takenBack = await Attempts.TakenBackAsync(
            db, bucket, facts.Removal is null ? facts.Live?.Fingerprint : bucket.BlockState, clock, nowUtc, cancellationToken).ConfigureAwait(false);
        var action = RemediationDecider.ActionOf(facts, bucket.AutomaticAction);
        var effects = EffectsOf(bucket, facts, action, surroundings.RoleOf(bucket));
        return new DecisionContext
        {
            Mode = bucket.Mode,
            Action = action,
            BucketHold = bucket.HoldReason,
            GlobalStop = stop.On,
            Breaker = breaker,
            AttemptActive = await Attempts.ActiveAsync(db, bucket.Id, cancellationToken).ConfigureAwait(false) is not null,
            AttemptFailed = findings.Any(f => f.RemediationStatus == RemediationStatus.Failed),
            TargetWidens = facts.Removal is { Former: { } former } ? Widening.ByBlock(bucket, facts.Live, former) : facts.Live is { } live && RemediationDecider.Planned(facts, action) is { Target: var target }
                && Widening.ForOutsiders(bucket, live.Text, target.Text),
            Protected = AutomaticBars.Protected(bucket, surroundings.ClassesOf(bucket, facts.Live?.Text, facts.Baseline?.Text)),
            Managed = AutomaticBars.Managed(bucket, nowUtc),
            LockOut = effects?.LockOut.Sentence,
            ServiceCut = effects?.FirstCut,
            AutomaticWritesToBucket = await Attempts.AutomaticWritesToBucketAsync(db, bucket, clock, nowUtc, cancellationToken).ConfigureAwait(false),
            AutomaticWritesInAccount = await Attempts.AutomaticWritesInAccountAsync(db, bucket.AccountId, breaker, clock, nowUtc, cancellationToken).ConfigureAwait(false),
            TakenBackUtc = [.. takenBack.Select(taken => taken.CountedUtc)],
            Reapplied = facts.Removal is null
                ? await ReappliedAsync(db, bucket.Id, facts.Live, takenBack, cancellationToken).ConfigureAwait(false)
                : await RemovedAgainAsync(db, bucket, takenBack, cancellationToken).ConfigureAwait(false),
            NowUtc = nowUtc,
        };
    }

    /// <summary>What the write that automatic mode plans would break; null when it plans none.</summary>
    public static WriteEffects? EffectsOf(Bucket bucket, DecisionFacts facts, AutomaticAction action, string? roleArn) =>
        facts is { Removal.Former: null } or { Removal: null } && facts.Live is { } live && RemediationDecider.Planned(facts, action) is { Target: var target }
            ? WriteEffects.Of(bucket, live.Text, target.Text, roleArn)
            : null;

    /// <summary>Events that took the block away again after automatic mode had first restored it. They do not say by which key: it may be anybody.</summary>
    private static async Task<IReadOnlyCollection<Reapplied>> RemovedAgainAsync(
        ConsoleDbContext db, Bucket bucket, IReadOnlyList<TakenBack> takenBack, CancellationToken cancellationToken)
    {
        if (takenBack.Count == 0)
        {
            return [];
        }
        var first = takenBack.Min(taken => taken.DecidedUtc);
        return await BlockHistory.Of(db, bucket.Id)
            .Where(row => row.State == bucket.BlockState && row.Source == VersionSource.Event && row.SeenUtc > first)
            .Take(MostReapplied).Select(row => new Reapplied(row.SeenUtc, null, row.ActorName, null)).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Events that put the live content after automatic mode first took it away. CloudTrail counts in whole seconds and our own clock finer,
    /// so what we learned of before we decided is told apart by when it was recorded.
    /// </summary>
    private static async Task<IReadOnlyCollection<Reapplied>> ReappliedAsync(
        ConsoleDbContext db, long bucketId, PolicyVersion? live, IReadOnlyList<TakenBack> takenBack, CancellationToken cancellationToken)
    {
        if (live is not { Id: > 0 } || takenBack.Count == 0)
        {
            return [];
        }
        var first = takenBack.MinBy(taken => taken.DecidedUtc)!;
        var second = new DateTime(first.AtUtc.Ticks - (first.AtUtc.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        return await db.PolicySightings
            .Where(s => s.BucketId == bucketId && s.PolicyVersionId == live.Id && s.Source == VersionSource.Event
                && s.SeenUtc >= second && s.RecordedUtc > first.DecidedUtc)
            .OrderByDescending(s => s.SeenUtc).ThenByDescending(s => s.Id).Take(MostReapplied)
            .Select(s => new Reapplied(s.SeenUtc, s.ActorKey, s.ActorName, s.ActorTool))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}
