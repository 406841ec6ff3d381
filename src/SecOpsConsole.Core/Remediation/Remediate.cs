using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Carries out an attempt: compares the live policy with the one that was decided on, stores it for undo, writes once.
/// S3 has neither ETag nor If-Match for bucket policies, so the comparison comes right before the write and the read-back
/// right after it; the tens of milliseconds between cannot be closed, only seen.
/// </summary>
internal sealed class Remediate(
    ConsoleStore store, IBucketPolicyGateway gateway, RemediationActions actions, AttemptLedger ledger, TimeProvider time) : IWorkHandler
{
    /// <summary>After a crash or a lost answer one read is not enough: bucket configuration is eventually consistent.</summary>
    private const int ReadsInDoubt = 4;
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMilliseconds(200);

    public WorkKind Kind => WorkKind.Remediate;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var job = await store.ReadAsync((db, ct) => AttemptJob.LoadAsync(db, item, ct), cancellationToken).ConfigureAwait(false);
        if (job is not { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            return new WorkOutcome.Done();
        }
        var live = await ReadAsync(job, cancellationToken).ConfigureAwait(false);
        if (!live.IsOk)
        {
            return await OnFaultAsync(item, job, live.Fault, FaultText.ForRead(live.Fault, job.Bucket.Name), cancellationToken).ConfigureAwait(false);
        }
        var fingerprint = PolicyFingerprint.OfText(live.Value.Text).Value;
        if (fingerprint == job.Attempt.TargetFingerprint && job.Attempt.PreImageVersionId is not null)
        {
            // We crashed, or lost the answer, after the write took effect.
            return await WrittenAsync(job, null, cancellationToken).ConfigureAwait(false);
        }
        if (fingerprint != job.Attempt.ExpectedFingerprint)
        {
            return await SupersedeAsync(job, fingerprint, cancellationToken).ConfigureAwait(false);
        }
        return await WriteAsync(item, job, live.Value, cancellationToken).ConfigureAwait(false);
    }

    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var job = await AttemptJob.LoadAsync(scope.Db, item, cancellationToken, tracked: true).ConfigureAwait(false);
        if (job is { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            await ledger.FailAsync(scope, job.Attempt, job.Bucket, "GivenUp",
                "The attempt was given up after an unexpected error; whether the policy was changed is not certain. Compare the live policy, then decide again.",
                cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AwsAnswer<LivePolicy>> ReadAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        var reads = job.Attempt.PreImageVersionId is null ? 1 : ReadsInDoubt;
        for (var read = 1; ; read++)
        {
            var live = await gateway.ReadPolicyAsync(BucketStore.Reference(job.Bucket), cancellationToken).ConfigureAwait(false);
            if (!live.IsOk || read == reads || PolicyFingerprint.OfText(live.Value.Text).Value != job.Attempt.ExpectedFingerprint)
            {
                return live;
            }
            await Task.Delay(BetweenReads, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<WorkOutcome> WriteAsync(WorkItem item, AttemptJob job, LivePolicy live, CancellationToken cancellationToken)
    {
        // Durable before the call; when this throws, nothing was sent to AWS.
        var started = await store.WriteAsync((scope, ct) => StartAsync(scope, item, live, ct), cancellationToken).ConfigureAwait(false);
        if (!started)
        {
            return new WorkOutcome.Done();
        }
        var action = actions[job.Attempt.Action];
        var text = action.Plan(job.Bucket.Name, job.Target).Text;
        var answer = await action.ExecuteAsync(gateway, BucketStore.Reference(job.Bucket), text, job.Attempt.Id, cancellationToken).ConfigureAwait(false);
        return answer.IsOk
            ? await WrittenAsync(job, answer.RequestId, cancellationToken).ConfigureAwait(false)
            : await OnFaultAsync(item, job, answer.Fault, FaultText.ForWrite(answer.Fault, job.Bucket.Name), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The last look at the guards, and the pre-image; false when the write must not happen.</summary>
    private async Task<bool> StartAsync(WriteScope scope, WorkItem item, LivePolicy live, CancellationToken cancellationToken)
    {
        var job = await AttemptJob.LoadAsync(scope.Db, item, cancellationToken, tracked: true).ConfigureAwait(false);
        if (job is not { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            return false;
        }
        if (job.Attempt.Trigger == AttemptTrigger.Automatic && await StoppedAsync(scope, job, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }
        var seen = new PolicySeen(live.Text, VersionSource.PreImage, scope.NowUtc);
        var preImage = await PolicyVersions.RecordAsync(scope, job.Bucket, seen, cancellationToken).ConfigureAwait(false);
        await ledger.StartAsync(scope, job.Attempt, preImage.Id, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> StoppedAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        var stop = await GlobalStop.ReadAsync(scope.Db, cancellationToken).ConfigureAwait(false);
        HoldReason? hold = stop.On ? HoldReason.GlobalStop : job.Bucket.HoldReason;
        if (hold is { } reason)
        {
            await ledger.HoldAsync(scope, job.Attempt, job.Bucket, reason, cancellationToken).ConfigureAwait(false);
            return true;
        }
        if (ChangedRule(job) is not { } rule)
        {
            return false;
        }
        await ledger.CancelAsync(scope, job.Attempt, $"{rule} before automatic mode wrote anything.", cancellationToken).ConfigureAwait(false);
        AttemptLedger.Look(scope, job.Bucket);
        return true;
    }

    /// <summary>What somebody changed about automatic mode since it decided; null when it may go on.</summary>
    private static string? ChangedRule(AttemptJob job)
    {
        if (job.Bucket.Mode != AutomaticMode.Automatic)
        {
            return $"The bucket's mode was changed to {job.Bucket.Mode}";
        }
        var repairs = job.Attempt.Action == RemediationActionId.RepairStatements;
        return repairs == (job.Bucket.AutomaticAction == AutomaticAction.RepairStatements)
            ? null
            : $"The bucket's automatic action was changed to {job.Bucket.AutomaticAction}";
    }

    private async Task<WorkOutcome> WrittenAsync(AttemptJob job, string? requestId, CancellationToken cancellationToken)
    {
        await ChangeAsync(job, (scope, current) => ledger.WrittenAsync(scope, current.Attempt, current.Bucket, requestId, cancellationToken)).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    private async Task<WorkOutcome> SupersedeAsync(AttemptJob job, string fingerprint, CancellationToken cancellationToken)
    {
        var text = fingerprint == job.Attempt.TargetFingerprint
            ? "Somebody else already restored the policy. The console wrote nothing. The bucket is looked at again."
            : "The live policy is no longer the one that was decided on. The console wrote nothing. The bucket is looked at again; decide on what is live then.";
        await ChangeAsync(job, (scope, current) => ledger.SupersedeAsync(scope, current.Attempt, current.Bucket, text, cancellationToken)).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>A lost answer is never followed by a blind second write: the next try reads first, several times.</summary>
    private async Task<WorkOutcome> OnFaultAsync(WorkItem item, AttemptJob job, AwsFault fault, string text, CancellationToken cancellationToken)
    {
        var mayPass = fault.OutcomeUnknown || fault.Kind is AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict;
        if (mayPass && item.Attempt < item.MaxAttempts)
        {
            var soon = fault.OutcomeUnknown || fault.Kind == AwsFaultKind.Conflict;
            return new WorkOutcome.Retry($"{fault.Code}: {fault.Message}", soon ? SoonAgain : null);
        }
        await ChangeAsync(job, (scope, current) => ledger.FailAsync(scope, current.Attempt, current.Bucket, fault.Code, text, cancellationToken)).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>
    /// What AWS did has happened: it is recorded even while the console stops, or the next start would have to find it out.
    /// </summary>
    private Task ChangeAsync(AttemptJob job, Func<WriteScope, AttemptJob, Task> change) => store.WriteAsync(async (scope, ct) =>
    {
        var current = await AttemptJob.LoadAsync(scope.Db, job.Attempt.Id, ct, tracked: true).ConfigureAwait(false);
        if (current is { Attempt.Status: AttemptStatus.Queued or AttemptStatus.InProgress })
        {
            await change(scope, current).ConfigureAwait(false);
        }
    }, CancellationToken.None);
}
