using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// What a tripped guard does: the findings are Held with its reason, the bucket or the account too where the guard says so, and people
/// are told with a clock. Once per trip: the hundredth event of a robot adds nothing.
/// </summary>
internal sealed class Holds(FindingLifecycle lifecycle, GuardOptions options)
{
    private const string Automatic = "automatic mode";
    private const string Console = "console";

    public async Task ApplyAsync(
        WriteScope scope, Bucket bucket, IReadOnlyList<Finding> findings, RemediationDecision.Hold hold, CancellationToken cancellationToken)
    {
        var guard = GuardBook.Of(hold.Reason);
        var what = hold.What ?? HoldText.What(hold.Reason);
        var isNew = await HoldMoreAsync(scope, bucket, guard, what, cancellationToken).ConfigureAwait(false);
        var who = bucket.Mode == AutomaticMode.Automatic ? Automatic : Console;
        foreach (var finding in findings.Where(f => MayBeHeld(f, hold.Reason)))
        {
            lifecycle.Apply(scope, finding, FindingTransition.Hold, new TransitionNote(who, HoldText.Tell(what, hold.Reason))
            {
                HoldReason = hold.Reason,
                // Going back would not help: for whoever counts on automatic mode that is a failure, and no pause.
                Notifies = hold.Reason == HoldReason.BaselineNotCompliant ? NotificationKind.RemediationFailed : null,
            });
        }
        if (isNew && guard is { Escalates: true } && findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Id).FirstOrDefault() is { } worst)
        {
            await EscalateAsync(scope, worst, what, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>True when the bucket or the account became held just now.</summary>
    private static async Task<bool> HoldMoreAsync(WriteScope scope, Bucket bucket, Guard? guard, string what, CancellationToken cancellationToken)
    {
        switch (guard?.Scope)
        {
            case GuardScope.Bucket when bucket.HoldReason is null:
                (bucket.HoldReason, bucket.HeldUtc, bucket.HeldBy, bucket.HeldWhy) = (guard.Reason, scope.NowUtc, Automatic, what);
                TellPaused(scope, bucket, HoldText.Tell(what, guard.Reason));
                return true;
            case GuardScope.Account:
                return await Breakers.TripAsync(scope, bucket.AccountId, what, cancellationToken).ConfigureAwait(false);
            default:
                return false;
        }
    }

    /// <summary>People hear of it by the findings that are held.</summary>
    private static void TellPaused(WriteScope scope, Bucket bucket, string text) => Timeline.TellBucket(scope, bucket.Id, FindingEventKind.Held, new TransitionNote(Automatic, text)
    {
        HoldReason = bucket.HoldReason,
        Notifies = NotificationKind.ModeChanged,
        Change = new ConsoleChange(DecisionWord.Mode, ChangeWord.Paused) { From = $"{bucket.Mode}", To = $"{bucket.HoldReason}" },
    });

    /// <summary>Somebody who has the finding already keeps it, as long as their time is not over.</summary>
    private async Task EscalateAsync(WriteScope scope, Finding finding, string what, CancellationToken cancellationToken)
    {
        if (finding is { Assignee: not null } && (finding.DueUtc is null || finding.DueUtc > scope.NowUtc))
        {
            return;
        }
        var due = scope.NowUtc + options.EscalateWithin;
        var applied = lifecycle.Apply(scope, finding, FindingTransition.Escalate, new TransitionNote(
            Automatic, $"Escalated to {options.EscalateTo}, due {due:yyyy-MM-dd HH:mm} UTC: automatic mode is held.")
        {
            Reason = what,
            Assignee = options.EscalateTo,
            DueUtc = due,
        });
        if (applied.Applied)
        {
            var policy = await EscalationPolicy.ReadAsync(scope.Db, cancellationToken).ConfigureAwait(false);
            EscalationClock.Start(scope, finding, policy, policy.LevelOf(options.EscalateTo));
        }
    }

    private static bool MayBeHeld(Finding finding, HoldReason reason) => finding.RemediationStatus switch
    {
        RemediationStatus.NotStarted or RemediationStatus.AwaitingApproval or RemediationStatus.Superseded or RemediationStatus.Cancelled => true,
        RemediationStatus.Held => finding.HoldReason != reason,
        RemediationStatus.Queued or RemediationStatus.InProgress or RemediationStatus.Succeeded or RemediationStatus.Verified
            or RemediationStatus.Failed or RemediationStatus.Undone => false,
    };
}
