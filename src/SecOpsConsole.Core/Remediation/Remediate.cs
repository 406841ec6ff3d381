using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Carries out an attempt: compares the live state with the one that was decided on, stores it for undo, writes once.
/// S3 has neither ETag nor If-Match for bucket policies or Block Public Access, so the comparison comes right before the write and the read-back
/// right after it; the tens of milliseconds between cannot be closed, only seen.
/// </summary>
internal sealed class Remediate(
    ConsoleStore store, AttemptSubjects subjects, AttemptLedger ledger, TimeProvider time) : IWorkHandler
{
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMilliseconds(200);

    public WorkKind Kind => WorkKind.Remediate;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var job = await store.ReadAsync((db, ct) => AttemptJob.LoadAsync(db, subjects, item, ct), cancellationToken).ConfigureAwait(false);
        if (job is not { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            return new WorkOutcome.Done();
        }
        var live = await ReadAsync(job, cancellationToken).ConfigureAwait(false);
        if (!live.IsOk)
        {
            return await OnFaultAsync(item, job, live.Fault, FaultText.ForRead(live.Fault, job), cancellationToken).ConfigureAwait(false);
        }
        var fingerprint = live.Value.Fingerprint;
        if (fingerprint == job.Attempt.TargetFingerprint && Doubt.Is(job.Attempt))
        {
            // We crashed, or lost the answer, after the write took effect.
            return await WrittenAsync(job, null, cancellationToken).ConfigureAwait(false);
        }
        if (fingerprint != job.Attempt.ExpectedFingerprint)
        {
            return await SupersedeAsync(job, fingerprint, cancellationToken).ConfigureAwait(false);
        }
        if (Doubt.Is(job.Attempt) && await WaitAsync(item, job, cancellationToken).ConfigureAwait(false) is { } notYet)
        {
            return notYet;
        }
        return await WriteAsync(item, job, live.Value, cancellationToken).ConfigureAwait(false);
    }

    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var job = await AttemptJob.LoadAsync(scope.Db, subjects, item, cancellationToken, tracked: true).ConfigureAwait(false);
        if (job is { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            await ledger.FailAsync(scope, job, "GivenUp",
                $"The attempt was given up after an unexpected error; whether the {job.Subject.Noun} was changed is not certain. Look at what is live, then decide again.",
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AwsAnswer<SubjectState>> ReadAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        var reads = Doubt.Is(job.Attempt) ? Doubt.ReadsAtOnce : 1;
        for (var read = 1; ; read++)
        {
            var live = await job.Subject.ReadAsync(job, cancellationToken).ConfigureAwait(false);
            if (!live.IsOk || read == reads || live.Value.Fingerprint != job.Attempt.ExpectedFingerprint)
            {
                return live;
            }
            await Task.Delay(BetweenReads, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The old state was seen, which proves nothing yet; null when it has stayed long enough to be believed.</summary>
    private async Task<WorkOutcome?> WaitAsync(WorkItem item, AttemptJob job, CancellationToken cancellationToken)
    {
        var reads = await store.WriteAsync(async (scope, ct) =>
        {
            var current = await scope.Db.Attempts.SingleAsync(a => a.Id == job.Attempt.Id, ct).ConfigureAwait(false);
            return current.ReadBacks += Doubt.ReadsAtOnce;
        }, cancellationToken).ConfigureAwait(false);
        if (Doubt.BreakAfter(reads) is { } wait)
        {
            return new WorkOutcome.Snooze(wait);
        }
        if (item.Attempt < item.MaxAttempts)
        {
            return null;
        }
        await ChangeAsync(job, (scope, current) => ledger.FailAsync(
            scope, current, Doubt.Code, FaultText.ForDoubt(current), cancellationToken)).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    private async Task<WorkOutcome> WriteAsync(WorkItem item, AttemptJob job, SubjectState live, CancellationToken cancellationToken)
    {
        // Durable before the call; when this throws, nothing was sent to AWS.
        var started = await store.WriteAsync((scope, ct) => StartAsync(scope, item, live, ct), cancellationToken).ConfigureAwait(false);
        if (!started)
        {
            return new WorkOutcome.Done();
        }
        var answer = await job.Subject.WriteAsync(job, cancellationToken).ConfigureAwait(false);
        return answer.IsOk
            ? await WrittenAsync(job, answer.RequestId, cancellationToken).ConfigureAwait(false)
            : await OnWriteFaultAsync(item, job, answer.Fault, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The last look at the guards, and the pre-image; false when the write must not happen.</summary>
    private async Task<bool> StartAsync(WriteScope scope, WorkItem item, SubjectState live, CancellationToken cancellationToken)
    {
        var job = await AttemptJob.LoadAsync(scope.Db, subjects, item, cancellationToken, tracked: true).ConfigureAwait(false);
        if (job is not { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            return false;
        }
        if (job.Attempt.Trigger != AttemptTrigger.Person && await StoppedAsync(scope, job, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }
        await ledger.StartAsync(scope, job, live, cancellationToken).ConfigureAwait(false);
        Doubt.Begin(job.Attempt);
        return true;
    }

    private async Task<bool> StoppedAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        var stop = await GlobalStop.ReadAsync(scope.Db, cancellationToken).ConfigureAwait(false);
        HoldReason? hold = stop.On ? HoldReason.GlobalStop
            : job.OfBucket is { } held && await Breakers.HoldsAsync(scope.Db, held.AccountId, job.Attempt.Id, cancellationToken).ConfigureAwait(false) ? HoldReason.AccountHeld
            : job.OfBucket?.HoldReason;
        if (hold is { } reason)
        {
            await ledger.HoldAsync(scope, job, reason, cancellationToken).ConfigureAwait(false);
            return true;
        }
        if (job.OfBucket is not { } bucket || ChangedRule(job.Attempt, bucket) is not { } rule)
        {
            return false;
        }
        await ledger.CancelAsync(scope, job, $"{rule} before the console wrote anything.", cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>What somebody changed about the rule by which the attempt was decided; null when it may go on.</summary>
    private static string? ChangedRule(RemediationAttempt attempt, Bucket bucket)
    {
        if (attempt.Trigger == AttemptTrigger.Silence)
        {
            return bucket.ContainOnSilence ? null : "Somebody said that the bucket is not contained on silence any more,";
        }
        if (bucket.Mode != AutomaticMode.Automatic)
        {
            return $"The bucket's mode was changed to {bucket.Mode}";
        }
        // An attempt of the time before this was recorded did what the rule said.
        var rule = attempt.Rule
            ?? (attempt.Action == RemediationActionId.RepairStatements ? AutomaticAction.RepairStatements : AutomaticAction.RevertToBaseline);
        return rule == bucket.AutomaticAction
            ? null
            : $"The bucket's automatic action was changed to {bucket.AutomaticAction}";
    }

    private async Task<WorkOutcome> WrittenAsync(AttemptJob job, string? requestId, CancellationToken cancellationToken)
    {
        await ChangeAsync(job, (scope, current) => ledger.WrittenAsync(scope, current, requestId, cancellationToken)).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    private async Task<WorkOutcome> SupersedeAsync(AttemptJob job, string fingerprint, CancellationToken cancellationToken)
    {
        var text = fingerprint == job.Attempt.TargetFingerprint
            ? $"Somebody else already restored the {job.Subject.Noun}. The console wrote nothing. {job.Owner} is looked at again."
            : Doubt.Is(job.Attempt)
            ? $"No answer came to the write, and the live {job.Subject.Noun} is neither the old one nor the new one: somebody changed it at the same moment. {job.Owner} is looked at again; decide on what is live then."
            : $"The live {job.Subject.Noun} is no longer the one that was decided on. The console wrote nothing. {job.Owner} is looked at again; decide on what is live then.";
        await ChangeAsync(job, (scope, current) => ledger.SupersedeAsync(scope, current, text, cancellationToken)).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>A lost answer is never followed by a blind second write: the attempt stays in doubt, and the next tries only read.</summary>
    private async Task<WorkOutcome> OnWriteFaultAsync(WorkItem item, AttemptJob job, AwsFault fault, CancellationToken cancellationToken)
    {
        if (fault.OutcomeUnknown)
        {
            return item.Attempt < item.MaxAttempts
                ? new WorkOutcome.Retry($"{fault.Code}: {fault.Message}", SoonAgain)
                : new WorkOutcome.Snooze(SoonAgain);
        }
        await ChangeAsync(job, (_, current) =>
        {
            Doubt.End(current.Attempt);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        return await OnFaultAsync(item, job, fault, FaultText.ForWrite(fault, job), cancellationToken).ConfigureAwait(false);
    }

    private async Task<WorkOutcome> OnFaultAsync(WorkItem item, AttemptJob job, AwsFault fault, string text, CancellationToken cancellationToken)
    {
        var mayPass = fault.Kind is AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict;
        if (mayPass && item.Attempt < item.MaxAttempts)
        {
            return new WorkOutcome.Retry($"{fault.Code}: {fault.Message}", fault.Kind == AwsFaultKind.Conflict ? SoonAgain : null);
        }
        await ChangeAsync(job, (scope, current) => ledger.FailAsync(scope, current, fault.Name, text, cancellationToken)).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>
    /// What AWS did has happened: it is recorded even while the console stops, or the next start would have to find it out.
    /// </summary>
    private Task ChangeAsync(AttemptJob job, Func<WriteScope, AttemptJob, Task> change) => store.WriteAsync(async (scope, ct) =>
    {
        var current = await AttemptJob.LoadAsync(scope.Db, subjects, job.Attempt.Id, ct, tracked: true).ConfigureAwait(false);
        if (current is { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            await change(scope, current).ConfigureAwait(false);
        }
    }, CancellationToken.None);
}
