using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// A person lets automatic mode act again where a guard held it. The counters begin anew, so a reason is asked for: the record must say
/// why the fight is over.
/// </summary>
internal sealed class ResumeDecisions(DeskFloor floor, ModeDecision modes)
{
    private static readonly DeskResult ReasonMissing = new(
        DeskOutcome.Invalid, "Say in a few words why automatic mode may act again. Nothing was changed.");

    public Task<DeskResult> ResumeBucketAsync(BucketId id, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.SetMode, reason, async (scope, access, ct) =>
        {
            var bucket = await scope.Db.Buckets.AsTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct).ConfigureAwait(false);
            if (bucket is null)
            {
                return DeskText.NoSuchBucket;
            }
            if (bucket.HoldReason is not { } held)
            {
                return new DeskResult(DeskOutcome.NotAllowed, $"Automatic mode is not held for {bucket.Name}. Nothing was changed.");
            }
            if (string.IsNullOrWhiteSpace(reason))
            {
                return ReasonMissing;
            }
            if (held is HoldReason.ProtectedBucket or HoldReason.ManagedByIac && bucket.Mode == AutomaticMode.Automatic)
            {
                // Nothing else would let it act: the next decision would be held for the same reason. That overrides what stands against
                // automatic mode, so it is the same command, with the same second person where one is needed.
                var decided = await modes.ChangeAsync(scope, access, bucket, AutomaticMode.Automatic, overrideProtection: true, reason, null, ct).ConfigureAwait(false);
                if (decided.Outcome != DeskOutcome.Accepted)
                {
                    return decided;
                }
            }
            (bucket.HoldReason, bucket.HeldUtc, bucket.HeldBy, bucket.HeldWhy, bucket.CoolDownUntilUtc) = (null, null, null, null, null);
            bucket.CountsFromAttemptId = await Attempts.NewestIdAsync(scope.Db, ct).ConfigureAwait(false);
            Timeline.TellBucket(scope, bucket.Id, FindingEventKind.ModeChanged, new TransitionNote(
                access.Name, $"{access.Name} resumed automatic mode, which was held ({held}). The guards count anew from here.")
            {
                Reason = reason,
                Change = new ConsoleChange(DecisionWord.Mode, ChangeWord.Resumed) { From = $"{held}", To = $"{bucket.Mode}" },
            });
            AttemptLedger.Look(scope, bucket);
            return new DeskResult(DeskOutcome.Accepted, $"Automatic mode may act on {bucket.Name} again; it is being looked at.");
        }, cancellationToken);

    public Task<DeskResult> ResumeAccountAsync(string accountId, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.SetMode, reason, async (scope, access, ct) =>
        {
            if (await Breakers.FindAsync(scope.Db, accountId, ct).ConfigureAwait(false) is not { State: not BreakerState.Closed } breaker)
            {
                return new DeskResult(DeskOutcome.NotAllowed, $"Automatic mode is not held in account {accountId}. Nothing was changed.");
            }
            if (string.IsNullOrWhiteSpace(reason))
            {
                return ReasonMissing;
            }
            await Breakers.CloseAsync(
                scope, breaker, access.Name, $"{access.Name} resumed automatic mode in account {accountId}.", reason, ct).ConfigureAwait(false);
            return new DeskResult(DeskOutcome.Accepted, $"Automatic mode may act in account {accountId} again; the buckets that were held are looked at.");
        }, cancellationToken);
}
