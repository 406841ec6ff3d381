using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;
using SecOpsConsole.Policies.Tests.Oracle;

namespace SecOpsConsole.Core.Tests.AutomaticPath;

/// <summary>
/// Stands at the gateway. At the moment of each call it looks at what is committed, through another connection, and at what is live, and
/// lets an evaluator of single requests say what outsiders could do before and can do after.
/// </summary>
internal sealed class WriteWitness(IntakeWorld world, int seed, PathTally tally)
{
    private const int RequestsEach = 6;
    private readonly Dictionary<string, List<DateTime>> _writes = [];
    private int _calls;

    /// <summary>The policy that a case is about, for the message of a failure.</summary>
    public string Case { get; set; } = "";

    public void Writing(string bucket, string? text, long attemptId)
    {
        var live = world.Aws[bucket].Policy;
        var (attempt, judged, row) = MayWrite(bucket, attemptId, Of(live), Of(text), live, text);
        Hold(attempt.PreImageVersionId is not null, "the former policy is not on the disk", live, text);
        Hold(judged is { Public: PublicAnswer.Yes, IsInvalid: false, Accepted: false }, $"the live policy was not certainly public: {judged?.Public}", live, text);
        Hold(row is { Mode: AutomaticMode.Automatic, HoldReason: null, LookError: null }, $"automatic mode may not act here: {row.Mode}, {row.HoldReason}", live, text);
        Hold(world.Aws[bucket].Block is { RestrictPublicBuckets: false }, "nobody reached the bucket for certain", live, text);
        tally.Wrote(text is null, Compare(bucket, live, text));
    }

    /// <summary>A block that is given back takes nothing away: whatever was held back is held back afterwards.</summary>
    public void WritingBlock(string bucket, BlockPublicAccess block, long attemptId)
    {
        var live = world.Aws[bucket].Block;
        var (_, _, row) = MayWrite(bucket, attemptId, live?.State, block.State, live?.State, block.State);
        Hold(!live!.HoldsMoreThan(block), "a flag of the block was taken away", live.State, block.State);
        Hold(row is { Mode: AutomaticMode.Automatic, HoldReason: null, LookError: null }, $"automatic mode may not act here: {row.Mode}, {row.HoldReason}", live.State, block.State);
        tally.WroteBlock();
    }

    /// <summary>What holds for every write of automatic mode: a row on the disk, for exactly this change, and no guard against it.</summary>
    private (RemediationAttempt Attempt, PolicyVersion? Judged, Bucket Row) MayWrite(string bucket, long attemptId, string? before, string after, string? live, string? text)
    {
        var (attempt, judged, row, stop, breaker) = world.ReadAsync(async db =>
        {
            var stored = await db.Attempts.SingleOrDefaultAsync(a => a.Id == attemptId);
            return (
                stored,
                stored is null ? null : await db.PolicyVersions.SingleOrDefaultAsync(v => v.BucketId == stored.BucketId && v.Fingerprint == stored.ExpectedFingerprint),
                await db.Buckets.SingleAsync(b => b.Name == bucket),
                await GlobalStop.ReadAsync(db, CancellationToken.None),
                await db.AccountBreakers.SingleOrDefaultAsync());
        }).GetAwaiter().GetResult();

        Hold(attempt is not null, "no attempt row was on the disk", live, text);
        Hold(attempt is { Status: AttemptStatus.InProgress, Trigger: AttemptTrigger.Automatic }, $"the attempt's row was not ready: {attempt!.Status}", live, text);
        Hold(before is not null && attempt.PreImageState == before, "the pre-image on the disk is not what was live", live, text);
        Hold(attempt.ExpectedFingerprint == before, "what was live is not what was judged", live, text);
        Hold(attempt.TargetFingerprint == after, "what was written is not what the row says", live, text);
        Hold(!stop.On, "the global stop is on", live, text);
        Hold(breaker is null or { State: BreakerState.Closed } || breaker.ProbeAttemptId == attemptId || attemptId <= breaker.TrippedAfterAttemptId, "the account is held", live, text);
        Hold(WritesWithin(bucket, LoopGuard.BucketWindow) <= LoopGuard.WritesPerBucket, "it was the fourth write within a quarter of an hour", live, text);
        return (attempt, judged, row);
    }

    /// <summary>Nobody outside the account can do what was not possible before; the owner's own people are the owner's business.</summary>
    private int Compare(string bucket, string? live, string? text)
    {
        if (text is null)
        {
            return 0;
        }

        var (before, after) = (Plain(bucket, live!), Plain(bucket, text));
        var (old, young) = (new Evaluator(before), new Evaluator(after));
        var universe = new Universe(unchecked(seed + _calls++), before, after);
        var allowed = 0;
        foreach (var request in universe.Strangers(RequestsEach).Concat(universe.Of("444455556666", RequestsEach)).Concat(universe.Of("777788889999", RequestsEach)))
        {
            if (young.Allowed(request))
            {
                allowed++;
                Hold(old.Allowed(request), $"an outsider gained {request}", live, text);
            }
        }

        return allowed;
    }

    private int WritesWithin(string bucket, TimeSpan window)
    {
        if (!_writes.TryGetValue(bucket, out var times))
        {
            _writes[bucket] = times = [];
        }

        times.Add(world.Now);
        return times.Count(at => at > world.Now - window);
    }

    private void Hold(bool condition, string what, string? live, string? text) => Assert.True(condition, $"{what}\n{Case}\nlive {live}\ntext {text}");

    private static string Of(string? policy) => PolicyFingerprint.OfText(policy).Value;

    private static string Plain(string bucket, string policy) => policy.Replace($":::{bucket}", ":::b", StringComparison.Ordinal);
}
