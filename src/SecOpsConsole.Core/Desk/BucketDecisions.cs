using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>What people decide about automatic mode beside the mode: the action of a bucket, the global stop.</summary>
internal sealed class BucketDecisions(DeskFloor floor, FourEyesOptions eyes)
{
    /// <summary>After a release at most so many held buckets are looked at again at once.</summary>
    private const int MostLooks = 1000;

    public Task<DeskResult> SetAutomaticActionAsync(BucketId id, AutomaticAction action, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(action))
        {
            return Task.FromResult(new DeskResult(DeskOutcome.Invalid, "There is no such automatic action. Nothing was changed. Use RevertToBaseline or RepairStatements."));
        }
        return OnBucketAsync(
            id, Right.SetMode, reason, caller, (scope, access, bucket, ct) => ChangeActionAsync(scope, access, bucket, action, reason, null, eyes, ct), cancellationToken);
    }

    internal static async Task<DeskResult> ChangeActionAsync(
        WriteScope scope, Access access, Bucket bucket, AutomaticAction action, string? reason, DeskDecision? undoes, FourEyesOptions eyes, CancellationToken cancellationToken)
    {
        if (bucket.AutomaticAction == action)
        {
            return new DeskResult(DeskOutcome.Accepted, $"The automatic action of {bucket.Name} is {action} already.");
        }
        if (bucket.Mode == AutomaticMode.Automatic && eyes.For(bucket).Needs(RequestKind.Automatic))
        {
            // Two people switched automatic mode on with the action that it had.
            return new DeskResult(
                DeskOutcome.NotAllowed,
                $"Four eyes are needed for automatic mode of {bucket.Name}, and it was switched on with {bucket.AutomaticAction}. Nothing was changed. Set the mode to Review, change the action, then ask for Automatic again.");
        }
        var decision = await DecisionLedger.NoteAsync(
            scope, access, DeskDecisionKind.AutomaticAction, bucket.Id, null, $"{bucket.AutomaticAction}", $"{action}", reason, cancellationToken).ConfigureAwait(false);
        Tell(scope, bucket.Id, FindingEventKind.ModeChanged, access, undoes is null
            ? $"{access.Name} changed the automatic action from {bucket.AutomaticAction} to {action}."
            : $"{access.Name} undid the change of the automatic action by {undoes.Who}: from {bucket.AutomaticAction} back to {action}.", reason,
            new ConsoleChange(DecisionWord.Mode, ChangeWord.ActionChanged) { From = $"{bucket.AutomaticAction}", To = $"{action}" });
        bucket.AutomaticAction = action;
        AttemptLedger.Look(scope, bucket);
        var unused = bucket.Mode == AutomaticMode.Automatic ? "" : $" It takes effect in automatic mode; the mode is {bucket.Mode}.";
        return new DeskResult(DeskOutcome.Accepted, $"The automatic action of {bucket.Name} is {action}.{unused}") { DecisionId = decision.Id };
    }

    public Task<DeskResult> RequestLookAsync(BucketId id, Caller caller, CancellationToken cancellationToken) =>
        OnBucketAsync(id, Right.Decide, null, caller, (scope, _, bucket, _) =>
        {
            AttemptLedger.Look(scope, bucket);
            return Task.FromResult(new DeskResult(DeskOutcome.Accepted, $"{bucket.Name} is being looked at."));
        }, cancellationToken);

    public Task<DeskResult> SetGlobalStopAsync(bool on, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, on ? Right.StopAutomatic : Right.ReleaseStop, reason, async (scope, access, ct) =>
        {
            var now = await GlobalStop.ReadAsync(scope.Db, ct).ConfigureAwait(false);
            if (now.On == on)
            {
                var who = now.Who is null ? "" : $" by {now.Who}";
                return new DeskResult(DeskOutcome.Accepted, on ? $"Automatic mode was already stopped{who}." : "Automatic mode is not stopped.");
            }
            await GlobalStop.SetAsync(scope, on, access.Name, reason, ct).ConfigureAwait(false);
            Tell(scope, null, FindingEventKind.GlobalStopChanged, access,
                on ? $"{access.Name} stopped automatic mode for everybody." : $"{access.Name} released the stop of automatic mode.", reason,
                new ConsoleChange(DecisionWord.Stop, on ? ChangeWord.On : ChangeWord.Released));
            if (on)
            {
                return new DeskResult(DeskOutcome.Accepted, "Automatic mode is stopped for everybody. A write that AWS already has is not taken back.");
            }
            await LookAtHeldAsync(scope, ct).ConfigureAwait(false);
            return new DeskResult(DeskOutcome.Accepted, "The stop is released. Buckets that were held by it are looked at again.");
        }, cancellationToken);

    private Task<DeskResult> OnBucketAsync(
        BucketId id, Right required, string? reason, Caller caller, Func<WriteScope, Access, Bucket, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, required, reason, async (scope, access, ct) =>
            await scope.Db.Buckets.AsTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct).ConfigureAwait(false) is { } bucket
                ? await command(scope, access, bucket, ct).ConfigureAwait(false)
                : DeskText.NoSuchBucket, cancellationToken);

    private static async Task LookAtHeldAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var held = scope.Db.Findings
            .Where(f => f.RemediationStatus == RemediationStatus.Held && f.HoldReason == HoldReason.GlobalStop)
            .Select(f => f.BucketId);
        foreach (var bucket in await scope.Db.Buckets.AsNoTracking().Where(b => held.Contains(b.Id))
            .OrderBy(b => b.Id).Take(MostLooks).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            AttemptLedger.Look(scope, bucket);
        }
    }

    private static void Tell(WriteScope scope, long? bucketId, FindingEventKind kind, Access access, string text, string? reason, ConsoleChange change) =>
        Timeline.TellBucket(scope, bucketId, kind, new TransitionNote(access.Name, text) { Reason = reason, Change = change });
}
