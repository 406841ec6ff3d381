using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Every change of state of an attempt, with what it means for the findings, the bucket and the next step: always one transaction.
/// An attempt belongs to (bucket, live fingerprint), so it moves every open finding of the version that it replaces.
/// </summary>
internal sealed partial class AttemptLedger(FindingLifecycle lifecycle, RemediationActions actions, ILogger<AttemptLedger> logger)
{
    /// <summary>How often a step is tried when AWS fails in passing: about half a minute.</summary>
    public const int Tries = 6;

    /// <summary>Puts the intent on disk and enqueues the write. The caller has made sure that no other attempt is under way.</summary>
    public async Task<RemediationAttempt> QueueAsync(WriteScope scope, AttemptOrder order, CancellationToken cancellationToken)
    {
        await StoreTargetAsync(scope, order.Target, cancellationToken).ConfigureAwait(false);
        var attempt = NewAttempt(order, scope.NowUtc);
        scope.Db.Attempts.Add(attempt);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        scope.Enqueue(WorkKind.Remediate, BucketStore.Partition(order.Bucket), new AttemptPayload(attempt.Id), maxAttempts: Tries);
        await MoveAsync(scope, attempt, FindingTransition.Queue, FindingEventKind.Decided,
            $"{actions[order.Action].Label} was asked for by {order.Who}.", cancellationToken).ConfigureAwait(false);
        Queued(logger, attempt.Id, attempt.Action, order.Bucket.Name, attempt.Trigger);
        return attempt;
    }

    /// <summary>The pre-image is known: from here on a crash means "read AWS first".</summary>
    public Task StartAsync(WriteScope scope, RemediationAttempt attempt, long preImageVersionId, CancellationToken cancellationToken)
    {
        if (attempt.Status == AttemptStatus.InProgress)
        {
            return Task.CompletedTask;
        }
        attempt.Status = AttemptStatus.InProgress;
        attempt.PreImageVersionId = preImageVersionId;
        return MoveAsync(scope, attempt, FindingTransition.Start, FindingEventKind.AttemptStarted,
            "The live policy is still the one that was decided on; it is stored for undo before anything is written.", cancellationToken);
    }

    /// <summary>AWS accepted the write, or a read after a crash or a lost answer shows it (then there is no request id).</summary>
    public Task WrittenAsync(WriteScope scope, RemediationAttempt attempt, Bucket bucket, string? requestId, CancellationToken cancellationToken)
    {
        attempt.Status = AttemptStatus.Succeeded;
        attempt.WrittenUtc = scope.NowUtc;
        attempt.AwsRequestId = requestId;
        scope.Enqueue(WorkKind.Verify, BucketStore.Partition(bucket), new AttemptPayload(attempt.Id), maxAttempts: Tries);
        var text = requestId is null
            ? "The answer to the write was lost; the live policy shows that it took effect."
            : "AWS accepted the write; it is read back now.";
        return MoveAsync(scope, attempt, FindingTransition.WriteAccepted, FindingEventKind.PolicyWritten, text, cancellationToken);
    }

    /// <summary>The only way to a resolved finding: the read-back matched several times.</summary>
    public async Task VerifiedAsync(WriteScope scope, RemediationAttempt attempt, Bucket bucket, CancellationToken cancellationToken)
    {
        attempt.Status = AttemptStatus.Verified;
        attempt.CompletedUtc = scope.NowUtc;
        bucket.LiveVersionId = attempt.TargetVersionId;
        bucket.LiveFingerprint = attempt.TargetFingerprint;
        Verified(logger, attempt.Id, bucket.Name);
        if (attempt.Action == RemediationActionId.RestorePreImage)
        {
            await UndoneAsync(scope, attempt, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await MoveAsync(scope, attempt, actions[attempt.Action].WhenVerified, FindingEventKind.Verified,
                "The policy was read back several times and is the one that the console wrote.", cancellationToken).ConfigureAwait(false);
        }
        foreach (var finding in await AttemptFindings.FollowAsync(scope.Db, attempt, cancellationToken).ConfigureAwait(false))
        {
            lifecycle.Tell(scope, finding, FindingEventKind.Verified, Note(attempt, "The console changed the policy; what this finding is about stayed as it was."));
        }
        Look(scope, bucket);
    }

    /// <summary>The live policy is not the one that was decided on; the findings go back and the bucket is looked at again.</summary>
    public Task SupersedeAsync(WriteScope scope, RemediationAttempt attempt, Bucket bucket, string text, CancellationToken cancellationToken)
    {
        attempt.Status = AttemptStatus.Superseded;
        attempt.CompletedUtc = scope.NowUtc;
        attempt.FailureText = text;
        Superseded(logger, attempt.Id, bucket.Name);
        Look(scope, bucket);
        return MoveAsync(scope, attempt, FindingTransition.Supersede, FindingEventKind.Superseded, text, cancellationToken);
    }

    public Task FailAsync(WriteScope scope, RemediationAttempt attempt, Bucket bucket, string? code, string text, CancellationToken cancellationToken)
    {
        attempt.Status = AttemptStatus.Failed;
        attempt.CompletedUtc = scope.NowUtc;
        attempt.FailureCode = code;
        attempt.FailureText = text;
        Failed(logger, attempt.Id, bucket.Name, code);
        Look(scope, bucket);
        return MoveAsync(scope, attempt, FindingTransition.Fail, FindingEventKind.AttemptFailed, text, cancellationToken);
    }

    /// <summary>A guard came between decision and write: nothing was written.</summary>
    public async Task HoldAsync(WriteScope scope, RemediationAttempt attempt, Bucket bucket, HoldReason reason, CancellationToken cancellationToken)
    {
        if (attempt.PreImageVersionId is not null)
        {
            // An earlier try may have been sent: what is live now is read again.
            Look(scope, bucket);
        }
        attempt.Status = AttemptStatus.Cancelled;
        attempt.CompletedUtc = scope.NowUtc;
        attempt.FailureText = HoldText.For(reason);
        foreach (var finding in await AttemptFindings.MovedByAsync(scope.Db, attempt, cancellationToken).ConfigureAwait(false))
        {
            lifecycle.Apply(scope, finding, FindingTransition.Hold, Note(attempt, HoldText.For(reason)) with { HoldReason = reason });
        }
    }

    /// <summary>The bucket's mode was changed between decision and write: nothing was written, a person decides.</summary>
    public async Task CancelAsync(WriteScope scope, RemediationAttempt attempt, string text, CancellationToken cancellationToken)
    {
        attempt.Status = AttemptStatus.Cancelled;
        attempt.CompletedUtc = scope.NowUtc;
        attempt.FailureText = text;
        foreach (var finding in await AttemptFindings.MovedByAsync(scope.Db, attempt, cancellationToken).ConfigureAwait(false))
        {
            if (lifecycle.Apply(scope, finding, FindingTransition.Cancel, Note(attempt, text)).Applied)
            {
                lifecycle.Apply(scope, finding, FindingTransition.AwaitApproval, Note(attempt, "A person decides."));
            }
        }
    }

    public static void Look(WriteScope scope, Bucket bucket) =>
        LookPayload.Enqueue(scope, BucketStore.Reference(bucket), LookReason.Superseded);

    /// <summary>The weak policy is back: its findings open again, and their exposure starts anew.</summary>
    private async Task UndoneAsync(WriteScope scope, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var undone = await scope.Db.Attempts.SingleOrDefaultAsync(a => a.Id == attempt.UndoesAttemptId, cancellationToken).ConfigureAwait(false);
        if (undone is not null)
        {
            undone.Status = AttemptStatus.Undone;
        }
        var what = AttemptText.Noun(undone?.Action ?? RemediationActionId.RevertToBaseline);
        foreach (var finding in await AttemptFindings.MovedByAsync(scope.Db, attempt, cancellationToken).ConfigureAwait(false))
        {
            var note = Note(attempt, $"The {what} was undone: the policy that it replaced is live again and the bucket is as exposed as before.");
            if (lifecycle.Apply(scope, finding, FindingTransition.Undo, note).Applied)
            {
                finding.LiveFingerprint = attempt.TargetFingerprint;
                finding.ExposedFromUtc = attempt.WrittenUtc ?? scope.NowUtc;
                finding.ExposedUntilUtc = null;
            }
        }
    }

    /// <summary>Moves the findings of a revert or repair; those of an undo are resolved until it is verified, so they are only told.</summary>
    private async Task MoveAsync(
        WriteScope scope, RemediationAttempt attempt, FindingTransition transition, FindingEventKind kind, string text, CancellationToken cancellationToken)
    {
        foreach (var finding in await AttemptFindings.MovedByAsync(scope.Db, attempt, cancellationToken).ConfigureAwait(false))
        {
            var note = Note(attempt, text);
            if (attempt.Action == RemediationActionId.RestorePreImage)
            {
                lifecycle.Tell(scope, finding, kind, note);
            }
            else if (lifecycle.Apply(scope, finding, transition, note).Applied)
            {
                finding.ActiveAttemptId = attempt.Status is AttemptStatus.Queued or AttemptStatus.InProgress or AttemptStatus.Succeeded ? attempt.Id : null;
            }
        }
    }

    /// <summary>What will be written is on disk before anything is: also a content that the bucket never had.</summary>
    private static async Task StoreTargetAsync(WriteScope scope, PolicyVersion target, CancellationToken cancellationToken)
    {
        if (target.Id == 0)
        {
            (target.FirstSeenUtc, target.LastSeenUtc) = (scope.NowUtc, scope.NowUtc);
            scope.Db.PolicyVersions.Add(target);
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TransitionNote Note(RemediationAttempt attempt, string text) =>
        new(attempt.Who, text) { Reason = attempt.Reason, AttemptId = attempt.Id, AwsRequestId = attempt.AwsRequestId };

    private static RemediationAttempt NewAttempt(AttemptOrder order, DateTime nowUtc) => new()
    {
        BucketId = order.Bucket.Id,
        FindingId = order.FindingId,
        Action = order.Action,
        Trigger = order.Trigger,
        Status = AttemptStatus.Queued,
        Who = order.Who,
        Reason = order.Reason,
        ExpectedFingerprint = order.ExpectedFingerprint,
        TargetVersionId = order.Target.Id,
        TargetFingerprint = order.Target.Fingerprint,
        UndoesAttemptId = order.UndoesAttemptId,
        CreatedUtc = nowUtc,
        Version = 1,
    };

    [LoggerMessage(2001, LogLevel.Information, "Attempt {AttemptId} ({Action}, {Trigger}) on {Bucket} is queued.")]
    private static partial void Queued(ILogger logger, long attemptId, RemediationActionId action, string bucket, AttemptTrigger trigger);

    [LoggerMessage(2002, LogLevel.Information, "Attempt {AttemptId} on {Bucket} is verified.")]
    private static partial void Verified(ILogger logger, long attemptId, string bucket);

    [LoggerMessage(2003, LogLevel.Warning, "Attempt {AttemptId} on {Bucket} is superseded: the live policy moved.")]
    private static partial void Superseded(ILogger logger, long attemptId, string bucket);

    [LoggerMessage(2004, LogLevel.Error, "Attempt {AttemptId} on {Bucket} failed: {Code}.")]
    private static partial void Failed(ILogger logger, long attemptId, string bucket, string? code);
}
