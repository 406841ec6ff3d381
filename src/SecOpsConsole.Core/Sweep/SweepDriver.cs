using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>
/// Goes through the buckets of a run in slices: each slice is one piece of work that ends after a while and enqueues the next, and each
/// step puts on disk where it is. So a restart goes on where it stopped, and one slot of the queue is all that a run ever holds:
/// events never wait for it.
/// </summary>
internal sealed class SweepDriver(ConsoleStore store, SweepTargets targets, SweepReader reader, IBucketPolicyGateway gateway, CallBudget budget, TimeProvider clock)
{
    /// <summary>Buckets that are read at the same time: most of the time is waiting for AWS.</summary>
    private const int Together = 8;

    /// <summary>A listing that fails in passing is tried so often before the run goes on with the known buckets.</summary>
    private const int Listings = 5;

    private static readonly TimeSpan SliceTime = TimeSpan.FromSeconds(20);

    /// <summary>
    /// A difference is believed when a second read, this much later, shows it too: bucket configuration is eventually consistent, and an
    /// event may be about to come.
    /// </summary>
    private static readonly TimeSpan SecondRead = TimeSpan.FromSeconds(2);

    public async Task<WorkOutcome> ContinueAsync(long runId, int slice, int attempt, CancellationToken cancellationToken)
    {
        var run = await store.ReadAsync((db, token) => db.SweepRuns.SingleOrDefaultAsync(row => row.Id == runId, token), cancellationToken).ConfigureAwait(false);
        if (run is not { State: SweepState.Waiting or SweepState.Running } || run.Slice != slice)
        {
            return new WorkOutcome.Done();
        }

        var listed = await targets.ListAsync(run.AccountId, run.Cursor, cancellationToken).ConfigureAwait(false);
        if (listed is { NotListed: { } why, MayPass: true } && attempt < Listings)
        {
            return new WorkOutcome.Retry(why);
        }

        await SaveAsync(runId, (scope, row, _) => Begin(scope, row, listed), cancellationToken).ConfigureAwait(false);
        await GoThroughAsync(run, listed.Buckets, cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>The queue gave up on a slice: the run ends here and says why.</summary>
    public static async Task EndAsync(WriteScope scope, long? runId, string why, CancellationToken cancellationToken)
    {
        var run = await scope.Db.SweepRuns.AsTracking().SingleOrDefaultAsync(row => row.Id == runId, cancellationToken).ConfigureAwait(false);
        if (run is { State: SweepState.Waiting or SweepState.Running })
        {
            (run.State, run.EndedUtc, run.UpdatedUtc) = (SweepState.Failed, scope.NowUtc, scope.NowUtc);
            run.Note = $"It ended after {run.Done} of {run.Total} buckets: {why} The others were not read. Start it again; the next one on the timer reads all of them.";
        }
    }

    private Task Begin(WriteScope scope, SweepRun run, SweepTargets.Answer listed)
    {
        if (run is { Slice: 0, Cursor: null })
        {
            foreach (var account in gateway.Accounts.Where(account => run.AccountId is null || account.AccountId == run.AccountId))
            {
                AccountLookPayload.Enqueue(scope, account.AccountId);
            }
        }

        run.State = SweepState.Running;
        run.Total = run.Done + listed.Buckets.Count;
        run.Note = listed.NotListed;
        return Task.CompletedTask;
    }

    private async Task GoThroughAsync(SweepRun run, IReadOnlyList<BucketRef> buckets, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var steps = buckets.Chunk(run.Kind == SweepKind.Sweep ? Together : 1).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var sightings = await StepAsync(run.Kind, steps[i], cancellationToken).ConfigureAwait(false);
            var pauses = i < steps.Count - 1 && clock.GetElapsedTime(began) > SliceTime;
            await SaveAsync(run.Id, (scope, row, token) => RecordAsync(scope, row, sightings, pauses, token), cancellationToken).ConfigureAwait(false);
            if (pauses)
            {
                return;
            }
        }

        await SaveAsync(run.Id, Complete, cancellationToken).ConfigureAwait(false);
    }

    private static Task Complete(WriteScope scope, SweepRun run, CancellationToken cancellationToken)
    {
        (run.State, run.EndedUtc) = (SweepState.Completed, scope.NowUtc);
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<SweepSighting>> StepAsync(SweepKind kind, BucketRef[] buckets, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case SweepKind.Sweep:
                return await reader.ReadAsync(buckets, cancellationToken).ConfigureAwait(false);
            case SweepKind.Inventory:
                await budget.WaitAsync(buckets[0].AccountId, IBucketPolicyGateway.LookCalls * buckets.Length, cancellationToken).ConfigureAwait(false);
                return [.. buckets.Select(bucket => new SweepSighting(bucket, null, SweepVerdict.New, clock.GetUtcNow().UtcDateTime))];
            default:
                throw new UnreachableException();
        }
    }

    private async Task RecordAsync(WriteScope scope, SweepRun run, IReadOnlyList<SweepSighting> sightings, bool pauses, CancellationToken cancellationToken)
    {
        await MarkAsync(scope, sightings, cancellationToken).ConfigureAwait(false);
        run.Done += sightings.Count;
        run.Failed += sightings.Count(sighting => sighting.Failed);
        run.Cursor = SweepTargets.Key(sightings[^1].Bucket);
        foreach (var sighting in sightings.Where(sighting => sighting.NeedsLook))
        {
            Look(scope, run, sighting);
        }

        if (pauses)
        {
            run.Slice++;
            SweepRuns.EnqueueSlice(scope, run);
        }
    }

    private void Look(WriteScope scope, SweepRun run, SweepSighting sighting)
    {
        if (run.Kind == SweepKind.Inventory)
        {
            LookPayload.Enqueue(scope, sighting.Bucket, LookReason.Inventory);
            return;
        }

        var turn = budget.Take(sighting.Bucket.AccountId, IBucketPolicyGateway.LookCalls);
        LookPayload.Enqueue(scope, sighting.Bucket, LookReason.Sweep, delay: SecondRead + turn, sweepRunId: run.Id);
    }

    /// <summary>What the comparison says of each bucket itself, without a look: when it was compared, and why it could not be.</summary>
    private static async Task MarkAsync(WriteScope scope, IReadOnlyList<SweepSighting> sightings, CancellationToken cancellationToken)
    {
        foreach (var at in sightings.Where(sighting => sighting.IsCompared).GroupBy(sighting => sighting.SeenUtc))
        {
            var ids = at.Select(sighting => sighting.KnownId!.Value).ToList();
            await scope.Db.Buckets.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.SweptUtc, at.Key), cancellationToken).ConfigureAwait(false);
        }

        foreach (var sighting in sightings.Where(sighting => sighting is { KnownId: not null, Verdict: SweepVerdict.Unreadable }))
        {
            var bucket = await scope.Db.Buckets.AsTracking().SingleAsync(row => row.Id == sighting.KnownId, cancellationToken).ConfigureAwait(false);
            bucket.LookError ??= $"The sweep could not read the bucket: AWS answered {sighting.Fault?.Code}. What is shown is what was known before; the next sweep tries again.";
        }
    }

    private Task SaveAsync(long runId, Func<WriteScope, SweepRun, CancellationToken, Task> change, CancellationToken cancellationToken) => store.WriteAsync(
        async (scope, token) =>
        {
            var run = await scope.Db.SweepRuns.AsTracking().SingleAsync(row => row.Id == runId, token).ConfigureAwait(false);
            run.UpdatedUtc = scope.NowUtc;
            await change(scope, run, token).ConfigureAwait(false);
        },
        cancellationToken);
}
