using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Reads back what was written until it matches several times in a row: bucket configuration is eventually consistent
/// (S3 user guide, "Bucket configurations have an eventual consistency model"), so one matching read proves nothing.
/// </summary>
internal sealed class Verify(ConsoleStore store, AttemptSubjects subjects, AttemptLedger ledger, TimeProvider time) : IWorkHandler
{
    private const int MatchesNeeded = 3;
    /// <summary>Reads in one go; then the queue is asked for a break, so that other work of the bucket gets its turn.</summary>
    private const int ReadsAtOnce = 12;
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromSeconds(8);
    /// <summary>
    /// After so many rounds, about a minute, the old state is no stale read any more: somebody put it back, or the write never took effect.
    /// Rounds, not seconds: a clock that is set must neither end the wait nor make it endless.
    /// </summary>
    private const int MostRounds = 9;

    public WorkKind Kind => WorkKind.Verify;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var job = await store.ReadAsync((db, ct) => AttemptJob.LoadAsync(db, subjects, item, ct), cancellationToken).ConfigureAwait(false);
        if (job is not { Attempt.Status: AttemptStatus.Succeeded })
        {
            return new WorkOutcome.Done();
        }
        var seen = await ReadBackAsync(job, cancellationToken).ConfigureAwait(false);
        return seen.Found switch
        {
            Found.Target => await EndAsync(job, seen.Reads, VerifiedAsync).ConfigureAwait(false),
            Found.Other => await EndAsync(job, seen.Reads, SupersedeAsync).ConfigureAwait(false),
            Found.Old when job.Attempt.ReadBacks >= MostRounds * ReadsAtOnce || await IsOvertakenAsync(job, cancellationToken).ConfigureAwait(false) => await EndAsync(job, seen.Reads, SupersedeAsync).ConfigureAwait(false),
            Found.Old => await BreakAsync(job, seen.Reads, cancellationToken).ConfigureAwait(false),
            Found.Fault => await OnFaultAsync(item, job, seen, cancellationToken).ConfigureAwait(false),
        };
    }

    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var job = await AttemptJob.LoadAsync(scope.Db, subjects, item, cancellationToken, tracked: true).ConfigureAwait(false);
        if (job is { Attempt.Status: AttemptStatus.Succeeded })
        {
            await ledger.FailAsync(scope, job, "NotReadBack", NotReadBack(job), cancellationToken).ConfigureAwait(false);
        }
    }

    private static string NotReadBack(AttemptJob job) =>
        $"AWS accepted the write, but it could not be read back, so it is not certain that it holds. Look at the live {job.Subject.Noun}, then decide again.";

    private enum Found { Target, Old, Other, Fault }

    private sealed record Seen(Found Found, int Reads, AwsFault? Fault = null);

    private async Task<Seen> ReadBackAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        int matches = 0, others = 0;
        var everMatched = false;
        for (var read = 1; read <= ReadsAtOnce; read++)
        {
            var live = await job.Subject.ReadAsync(job, cancellationToken).ConfigureAwait(false);
            if (!live.IsOk)
            {
                return new Seen(Found.Fault, read, live.Fault);
            }
            var found = Classify(live.Value.Fingerprint, job.Attempt, everMatched);
            everMatched |= found == Found.Target;
            matches = found == Found.Target ? matches + 1 : 0;
            others = found == Found.Other ? others + 1 : 0;
            if (matches == MatchesNeeded || others == MatchesNeeded)
            {
                return new Seen(found, read);
            }
            await Task.Delay(BetweenReads, time, cancellationToken).ConfigureAwait(false);
        }
        return new Seen(Found.Old, ReadsAtOnce);
    }

    /// <summary>The state from before the write is a stale read until the new one was seen; after that, somebody put it back.</summary>
    private static Found Classify(string fingerprint, RemediationAttempt attempt, bool everMatched) => fingerprint switch
    {
        _ when fingerprint == attempt.TargetFingerprint => Found.Target,
        _ when fingerprint == attempt.ExpectedFingerprint && !everMatched => Found.Old,
        _ => Found.Other,
    };

    /// <summary>
    /// CloudTrail told of our write and of a later call of somebody else: then what is read is no stale copy, it was put back. Its times are whole
    /// seconds, so two calls of the same second tell nothing.
    /// </summary>
    private Task<bool> IsOvertakenAsync(AttemptJob job, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
    {
        if (job is not { OfBucket: { } bucket, Attempt.AwsRequestId: { } requestId } || job.Subject.Calls.Count == 0)
        {
            return false;
        }
        var signals = db.Signals.Where(signal => signal.BucketKey == BucketStore.Partition(bucket) && signal.Kind == SignalKind.CloudTrail);
        var writtenUtc = await signals.Where(signal => signal.RequestId == requestId && signal.OwnWrite)
            .Select(signal => (DateTime?)signal.AtUtc).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return writtenUtc is not null
            && await signals.AnyAsync(signal => !signal.OwnWrite && signal.AtUtc > writtenUtc && job.Subject.Calls.Contains(signal.Name), ct).ConfigureAwait(false);
    }, cancellationToken);

    private Task VerifiedAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken) => ledger.VerifiedAsync(scope, job, cancellationToken);

    private Task SupersedeAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken) => ledger.SupersedeAsync(
        scope, job,
        $"AWS accepted the write, but the live {job.Subject.Noun} is another one now: somebody changed it at the same moment. The console wrote nothing more. {job.Owner} is looked at again; decide on what is live then.",
        cancellationToken);

    private async Task<WorkOutcome> OnFaultAsync(WorkItem item, AttemptJob job, Seen seen, CancellationToken cancellationToken)
    {
        var fault = seen.Fault!;
        if (fault.Kind is AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict && item.Attempt < item.MaxAttempts)
        {
            return new WorkOutcome.Retry($"{fault.Code}: {fault.Message}");
        }
        return await EndAsync(job, seen.Reads, (scope, current, ct) =>
            ledger.FailAsync(scope, current, fault.Code, NotReadBack(current), ct)).ConfigureAwait(false);
    }

    /// <summary>The longer it takes, the longer the break: about 1, 2, 4, 8, 8, … seconds.</summary>
    private async Task<WorkOutcome> BreakAsync(AttemptJob job, int reads, CancellationToken cancellationToken)
    {
        var rounds = await store.WriteAsync(async (scope, ct) =>
        {
            var current = await AttemptJob.LoadAsync(scope.Db, subjects, job.Attempt.Id, ct, tracked: true).ConfigureAwait(false);
            return current is null ? 1 : (current.Attempt.ReadBacks += reads) / ReadsAtOnce;
        }, cancellationToken).ConfigureAwait(false);
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(rounds - 1, 0, 8)));
        return new WorkOutcome.Snooze(wait < LongestBreak ? wait : LongestBreak);
    }

    private async Task<WorkOutcome> EndAsync(AttemptJob job, int reads, Func<WriteScope, AttemptJob, CancellationToken, Task> end)
    {
        await store.WriteAsync(async (scope, ct) =>
        {
            var current = await AttemptJob.LoadAsync(scope.Db, subjects, job.Attempt.Id, ct, tracked: true).ConfigureAwait(false);
            if (current is { Attempt.Status: AttemptStatus.Succeeded })
            {
                current.Attempt.ReadBacks += reads;
                await end(scope, current, ct).ConfigureAwait(false);
            }
        }, CancellationToken.None).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }
}
