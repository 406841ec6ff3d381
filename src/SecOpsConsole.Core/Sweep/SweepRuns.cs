using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>Starts runs. There is never more than one sweep at a time, and an inventory that still waits serves whoever asks again.</summary>
internal static class SweepRuns
{
    /// <summary>The runs that are kept; older ones go when a new one starts.</summary>
    public const int Kept = 1000;

    private static readonly SweepState[] UnderWay = [SweepState.Waiting, SweepState.Running];

    /// <summary>The run that was started, or the one that makes another needless (then <c>Started</c> is false).</summary>
    public static async Task<(SweepRun Run, bool Started)> StartAsync(
        WriteScope scope, SweepKind kind, string? accountId, string startedBy, CancellationToken cancellationToken)
    {
        if (await ServingAsync(scope.Db, kind, accountId, cancellationToken).ConfigureAwait(false) is { } serving)
        {
            return (serving, false);
        }

        var run = new SweepRun
        {
            Kind = kind,
            AccountId = accountId,
            State = SweepState.Waiting,
            StartedBy = startedBy,
            StartedUtc = scope.NowUtc,
            UpdatedUtc = scope.NowUtc,
        };
        scope.Db.SweepRuns.Add(run);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        EnqueueSlice(scope, run);
        await ForgetOldAsync(scope.Db, run.Id, cancellationToken).ConfigureAwait(false);
        return (run, true);
    }

    /// <summary>The next piece of work of a run, in the caller's transaction. All runs of a kind take turns: they hold one slot of the queue.</summary>
    public static void EnqueueSlice(WriteScope scope, SweepRun run)
    {
        switch (run.Kind)
        {
            case SweepKind.Sweep:
                scope.Enqueue(WorkKind.Sweep, "sweep", new SweepPayload(run.Id, run.Slice));
                break;
            case SweepKind.Inventory:
                scope.Enqueue(WorkKind.Inventory, "inventory", new InventoryPayload(run.AccountId, run.Id, run.Slice));
                break;
            default:
                throw new InvalidOperationException($"No work goes through the buckets for a {run.Kind}.");
        }
    }

    /// <summary>
    /// A sweep that runs; or an inventory that has not begun, or at start one that goes on after a restart. One that has begun does not
    /// serve an account's change: the buckets behind it were read before the change.
    /// </summary>
    private static Task<SweepRun?> ServingAsync(ConsoleDbContext db, SweepKind kind, string? accountId, CancellationToken cancellationToken)
    {
        var states = kind == SweepKind.Sweep || accountId is null ? UnderWay : [SweepState.Waiting];
        return db.SweepRuns.Where(run => run.Kind == kind && states.Contains(run.State) && (run.AccountId == null || run.AccountId == accountId))
            .OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private static Task ForgetOldAsync(ConsoleDbContext db, long newest, CancellationToken cancellationToken) =>
        db.SweepRuns.Where(run => run.Id <= newest - Kept && !UnderWay.Contains(run.State)).ExecuteDeleteAsync(cancellationToken);
}
