using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// Every change of state of an attempt, with what it means for the findings, the bucket and the next step: always one transaction.
/// An attempt belongs to the state that it replaces, so it moves every open finding of that state; its subject says which.
/// </summary>
internal sealed partial class AttemptLedger(
    FindingLifecycle lifecycle, RemediationActions actions, AttemptSubjects subjects, OffenceBook offences, AttemptClock clock, ILogger<AttemptLedger> logger)
{
    /// <summary>How often a step is tried when AWS fails in passing: about half a minute.</summary>
    public const int Tries = 6;

    /// <summary>Puts the intent on disk and enqueues the write. The caller has made sure that no other attempt is under way.</summary>
    public async Task<RemediationAttempt> QueueAsync(WriteScope scope, AttemptOrder order, CancellationToken cancellationToken)
    {
        await StoreTargetAsync(scope, order.Target.Version, cancellationToken).ConfigureAwait(false);
        var attempt = NewAttempt(order, scope);
        scope.Db.Attempts.Add(attempt);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        if (attempt.Trigger != AttemptTrigger.Person)
        {
            clock.Queued(attempt.Id);
        }
        var job = new AttemptJob(attempt, subjects[attempt.Subject], order.Bucket, order.Target.State, order.Principal);
        scope.Enqueue(WorkKind.Remediate, job.Subject.Partition(job), new AttemptPayload(attempt.Id), maxAttempts: Tries);
        await MoveAsync(scope, job, FindingTransition.Queue, FindingEventKind.Decided,
            $"{actions[order.Action].Label} was asked for by {order.Who}.", cancellationToken).ConfigureAwait(false);
        Queued(logger, attempt.Id, attempt.Action, job.Owner, attempt.Trigger);
        return attempt;
    }

    /// <summary>The pre-image is kept, in this transaction: from here on a crash means "read AWS first".</summary>
    public async Task StartAsync(WriteScope scope, AttemptJob job, SubjectState live, CancellationToken cancellationToken)
    {
        await job.Subject.KeepPreImageAsync(scope, job, live, cancellationToken).ConfigureAwait(false);
        if (job.Attempt.Status == AttemptStatus.InProgress)
        {
            return;
        }
        job.Attempt.Status = AttemptStatus.InProgress;
        job.Attempt.PreImageState = live.Fingerprint;
        await MoveAsync(scope, job, FindingTransition.Start, FindingEventKind.AttemptStarted,
            $"The live {job.Subject.Noun} is still the one that was decided on; it is stored for undo before anything is written.", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>AWS accepted the write, or a read after a crash or a lost answer shows it (then there is no request id).</summary>
    public Task WrittenAsync(WriteScope scope, AttemptJob job, string? requestId, CancellationToken cancellationToken)
    {
        job.Attempt.Status = AttemptStatus.Succeeded;
        job.Attempt.WrittenUtc = scope.NowUtc;
        job.Attempt.AwsRequestId = requestId;
        job.Attempt.ReadBacks = 0;
        scope.Enqueue(WorkKind.Verify, job.Subject.Partition(job), new AttemptPayload(job.Attempt.Id), maxAttempts: Tries);
        var text = requestId is null
            ? $"The answer to the write was lost; the live {job.Subject.Noun} shows that it took effect."
            : "AWS accepted the write; it is read back now.";
        return MoveAsync(scope, job, FindingTransition.WriteAccepted, job.Subject.Writes, text, cancellationToken);
    }

    /// <summary>The only way to a resolved finding: the read-back matched several times.</summary>
    public async Task VerifiedAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        await job.Subject.TakeReadBackAsync(scope, job, cancellationToken).ConfigureAwait(false);
        job.Attempt.Status = AttemptStatus.Verified;
        job.Attempt.CompletedUtc = scope.NowUtc;
        Verified(logger, job.Attempt.Id, job.Owner);
        if (job.Attempt.Action == RemediationActionId.RestorePreImage)
        {
            await UndoneAsync(scope, job, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await offences.TakenBackAsync(
                scope, job.Attempt, await job.Subject.MovedByAsync(scope.Db, job.Attempt, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            await MoveAsync(scope, job, actions[job.Attempt.Action].WhenVerified, FindingEventKind.Verified,
                $"The {job.Subject.Noun} was read back several times and is the one that the console wrote.", cancellationToken).ConfigureAwait(false);
        }
        foreach (var finding in await job.Subject.FollowAsync(scope.Db, job.Attempt, cancellationToken).ConfigureAwait(false))
        {
            lifecycle.Tell(scope, finding, FindingEventKind.Verified,
                Note(job.Attempt, $"The console changed the {job.Subject.Noun}; what this finding is about stayed as it was."));
        }
        await Breakers.EndedAsync(scope, job.Attempt, cancellationToken).ConfigureAwait(false);
        job.Subject.LookAgain(scope, job);
    }

    /// <summary>The live state is not the one that was decided on; the findings go back and what they are about is looked at again.</summary>
    public async Task SupersedeAsync(WriteScope scope, AttemptJob job, string text, CancellationToken cancellationToken)
    {
        job.Attempt.Status = AttemptStatus.Superseded;
        job.Attempt.CompletedUtc = scope.NowUtc;
        job.Attempt.FailureText = text;
        Superseded(logger, job.Attempt.Id, job.Owner);
        job.Subject.LookAgain(scope, job);
        await MoveAsync(scope, job, FindingTransition.Supersede, FindingEventKind.Superseded, text, cancellationToken).ConfigureAwait(false);
        await Breakers.EndedAsync(scope, job.Attempt, cancellationToken).ConfigureAwait(false);
    }

    public async Task FailAsync(WriteScope scope, AttemptJob job, string? code, string text, CancellationToken cancellationToken)
    {
        job.Attempt.Status = AttemptStatus.Failed;
        job.Attempt.CompletedUtc = scope.NowUtc;
        job.Attempt.FailureCode = code;
        job.Attempt.FailureText = text;
        Failed(logger, job.Attempt.Id, job.Owner, code);
        job.Subject.LookAgain(scope, job);
        await MoveAsync(scope, job, FindingTransition.Fail, FindingEventKind.AttemptFailed, text, cancellationToken).ConfigureAwait(false);
        await Breakers.EndedAsync(scope, job.Attempt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A guard came between decision and write: nothing was written.</summary>
    public async Task HoldAsync(WriteScope scope, AttemptJob job, HoldReason reason, CancellationToken cancellationToken)
    {
        if (job.Attempt.PreImageState is not null)
        {
            // An earlier try may have been sent: what is live now is read again.
            job.Subject.LookAgain(scope, job);
        }
        job.Attempt.Status = AttemptStatus.Cancelled;
        job.Attempt.CompletedUtc = scope.NowUtc;
        job.Attempt.FailureText = HoldText.For(reason);
        foreach (var finding in await job.Subject.MovedByAsync(scope.Db, job.Attempt, cancellationToken).ConfigureAwait(false))
        {
            lifecycle.Apply(scope, finding, FindingTransition.Hold, Note(job.Attempt, HoldText.For(reason)) with { HoldReason = reason });
        }
        await Breakers.EndedAsync(scope, job.Attempt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The bucket's mode or rule was changed between decision and write: nothing was written, a person decides.</summary>
    public async Task CancelAsync(WriteScope scope, AttemptJob job, string text, CancellationToken cancellationToken)
    {
        job.Attempt.Status = AttemptStatus.Cancelled;
        job.Attempt.CompletedUtc = scope.NowUtc;
        job.Attempt.FailureText = text;
        job.Subject.LookAgain(scope, job);
        foreach (var finding in await job.Subject.MovedByAsync(scope.Db, job.Attempt, cancellationToken).ConfigureAwait(false))
        {
            if (lifecycle.Apply(scope, finding, FindingTransition.Cancel, Note(job.Attempt, text) with { Notifies = NotificationKind.Decided }).Applied)
            {
                lifecycle.Apply(scope, finding, FindingTransition.AwaitApproval, Note(job.Attempt, "A person decides."));
            }
        }
        await Breakers.EndedAsync(scope, job.Attempt, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The attempt as a step's job, tracked, for a change of its state outside the two handlers.</summary>
    public Task<AttemptJob?> JobAsync(WriteScope scope, long attemptId, CancellationToken cancellationToken) =>
        AttemptJob.LoadAsync(scope.Db, subjects, attemptId, cancellationToken, tracked: true);

    public static void Look(WriteScope scope, Bucket bucket) =>
        LookPayload.Enqueue(scope, BucketStore.Reference(bucket), LookReason.Superseded);

    /// <summary>What was replaced is back: its findings open again.</summary>
    private async Task UndoneAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        var attempt = job.Attempt;
        var undone = await scope.Db.Attempts.SingleOrDefaultAsync(a => a.Id == attempt.UndoesAttemptId, cancellationToken).ConfigureAwait(false);
        if (undone is not null)
        {
            undone.Status = AttemptStatus.Undone;
            await OffenceBook.WithdrawAsync(scope, undone.Id, cancellationToken).ConfigureAwait(false);
        }
        var action = undone?.Action ?? RemediationActionId.RevertToBaseline;
        var note = Note(attempt, job.Subject.UndoneText(job, AttemptText.Noun(action)));
        var findings = await job.Subject.MovedByAsync(scope.Db, attempt, cancellationToken).ConfigureAwait(false);
        foreach (var finding in findings)
        {
            if (lifecycle.Apply(scope, finding, job.Subject.WhenUndone(action), note).Applied)
            {
                job.Subject.Restore(scope, attempt, finding);
            }
        }
        TellAlone(scope, attempt, findings, FindingEventKind.Undone, note);
    }

    /// <summary>Moves the findings of a revert or repair; those of an undo are resolved until it is verified, so they are only told.</summary>
    private async Task MoveAsync(
        WriteScope scope, AttemptJob job, FindingTransition transition, FindingEventKind kind, string text, CancellationToken cancellationToken)
    {
        var attempt = job.Attempt;
        var note = Note(attempt, text);
        var findings = await job.Subject.MovedByAsync(scope.Db, attempt, cancellationToken).ConfigureAwait(false);
        foreach (var finding in findings)
        {
            if (attempt.Action == RemediationActionId.RestorePreImage)
            {
                lifecycle.Tell(scope, finding, kind, note);
            }
            else if (lifecycle.Apply(scope, finding, transition, transition == FindingTransition.WriteAccepted ? note with { Tells = kind } : note).Applied)
            {
                finding.ActiveAttemptId = attempt.Status is AttemptStatus.Queued or AttemptStatus.InProgress or AttemptStatus.Succeeded ? attempt.Id : null;
            }
        }
        TellAlone(scope, attempt, findings, kind, note);
    }

    /// <summary>What is about no finding is told on the bucket: nothing that the console does goes untold.</summary>
    private static void TellAlone(WriteScope scope, RemediationAttempt attempt, List<Finding> findings, FindingEventKind kind, TransitionNote note)
    {
        if (findings.Count == 0)
        {
            Timeline.TellBucket(scope, attempt.BucketId, kind, note);
        }
    }

    /// <summary>What will be written is on disk before anything is: also a content that the bucket never had.</summary>
    private static async Task StoreTargetAsync(WriteScope scope, PolicyVersion? target, CancellationToken cancellationToken)
    {
        if (target is { Id: 0 })
        {
            (target.FirstSeenUtc, target.LastSeenUtc) = (scope.NowUtc, scope.NowUtc);
            scope.Db.PolicyVersions.Add(target);
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static TransitionNote Note(RemediationAttempt attempt, string text) =>
        new(attempt.Who, text) { Reason = attempt.Reason, AttemptId = attempt.Id, AwsRequestId = attempt.AwsRequestId };

    private static RemediationAttempt NewAttempt(AttemptOrder order, WriteScope scope) => new()
    {
        Subject = order.Target.Subject,
        BucketId = order.Bucket?.Id,
        PrincipalId = order.Principal?.Id,
        AccountId = order.AccountId,
        FindingId = order.FindingId,
        Action = order.Action,
        Trigger = order.Trigger,
        Rule = order.Rule,
        Status = AttemptStatus.Queued,
        Who = order.Who,
        Via = order.Trigger switch
        {
            AttemptTrigger.Person => scope.Decider?.Via,
            AttemptTrigger.Automatic => DecisionVia.Automatic,
            AttemptTrigger.Silence => DecisionVia.EscalationPolicy,
        },
        GrantedBy = order.Trigger == AttemptTrigger.Person ? scope.Decider?.GrantedBy : null,
        Reason = order.Reason,
        ExpectedFingerprint = order.ExpectedFingerprint,
        TargetVersionId = order.Target.Version?.Id,
        TargetFingerprint = order.Target.State.Fingerprint,
        UndoesAttemptId = order.UndoesAttemptId,
        CreatedUtc = scope.NowUtc,
        Version = 1,
    };

    [LoggerMessage(2001, LogLevel.Information, "Attempt {AttemptId} ({Action}, {Trigger}) on {Owner} is queued.")]
    private static partial void Queued(ILogger logger, long attemptId, RemediationActionId action, string owner, AttemptTrigger trigger);

    [LoggerMessage(2002, LogLevel.Information, "Attempt {AttemptId} on {Owner} is verified.")]
    private static partial void Verified(ILogger logger, long attemptId, string owner);

    [LoggerMessage(2003, LogLevel.Warning, "Attempt {AttemptId} on {Owner} is superseded: what is live moved.")]
    private static partial void Superseded(ILogger logger, long attemptId, string owner);

    [LoggerMessage(2004, LogLevel.Error, "Attempt {AttemptId} on {Owner} failed: {Code}.")]
    private static partial void Failed(ILogger logger, long attemptId, string owner, string? code);
}
