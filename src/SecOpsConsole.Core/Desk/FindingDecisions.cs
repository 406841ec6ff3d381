using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Desk;

/// <summary>Revert, Repair and Escalate: decided in one write, carried out by the same queue as automatic mode.</summary>
internal sealed class FindingDecisions(DeskFloor floor, AttemptLedger ledger, FindingLifecycle lifecycle, SuppressionLedger suppressions, Surroundings surroundings)
{
    private const int LongestAssignee = 200;

    public Task<DeskResult> RevertAsync(
        FindingId id, string expectedFingerprint, bool acceptLockOut, string? reason, Caller caller, CancellationToken cancellationToken) =>
        WriteAsync(id, expectedFingerprint, acceptLockOut, reason, caller, static offers => offers.Revert,
            static state => (RemediationDecider.ActionFor(state.Baseline!), state.Baseline!), cancellationToken);

    public Task<DeskResult> RepairAsync(
        FindingId id, string expectedFingerprint, bool acceptLockOut, string? reason, Caller caller, CancellationToken cancellationToken) =>
        WriteAsync(id, expectedFingerprint, acceptLockOut, reason, caller, static offers => offers.Repair,
            static state => (RemediationActionId.RepairStatements, state.Repair.Target!), cancellationToken);

    private Task<DeskResult> WriteAsync(
        FindingId id, string expectedFingerprint, bool acceptLockOut, string? reason, Caller caller, Func<FindingActions, ActionOffer> offerOf,
        Func<FindingState, (RemediationActionId Action, PolicyVersion Target)> plan, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
        {
            if (await LoadAsync(scope.Db, id, ct).ConfigureAwait(false) is not { } state)
            {
                return DeskText.NoSuchFinding;
            }
            if (DeskText.FirstCame(state) is { } conflict)
            {
                return conflict;
            }
            if (state.Bucket.LiveFingerprint != expectedFingerprint)
            {
                return DeskText.Superseded(state.Bucket.LiveFingerprint);
            }
            var offer = offerOf(FindingOffers.For(state));
            if (!offer.Offered)
            {
                return DeskText.NotAllowed(offer);
            }
            var (action, target) = plan(state);
            if (!acceptLockOut && WriteEffects.Of(state.Bucket, state.Live?.Text, target.Text, surroundings.RoleOf(state.Bucket)).AcceptLockOut is { } lockOut)
            {
                return DeskText.LocksOut(lockOut, expectedFingerprint);
            }
            var attempt = await ledger.QueueAsync(scope, Order(state, access, reason, action, target), ct).ConfigureAwait(false);
            return new DeskResult(
                DeskOutcome.Accepted, $"The {AttemptText.Noun(action)} is under way. The policy is read back before the finding is resolved.", attempt.Id, expectedFingerprint);
        }, cancellationToken);

    public Task<DeskResult> EscalateAsync(
        FindingId id, string assignee, string? reason, DateTime? dueUtc, string? expectedFingerprint, Caller caller, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(assignee) || assignee.Length > LongestAssignee)
        {
            return Task.FromResult(new DeskResult(
                DeskOutcome.Invalid, $"Name whom it goes to, in at most {LongestAssignee} characters. Nothing was changed."));
        }
        return floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
        {
            var policy = await EscalationPolicy.ReadAsync(scope.Db, ct).ConfigureAwait(false);
            if (await OffenderState.LoadAsync(scope.Db, id, ct, tracked: true).ConfigureAwait(false) is { } offender)
            {
                return FindingOffers.Escalate(offender.Finding) is { Offered: false } offer
                    ? DeskText.NotAllowed(offer)
                    : Escalate(scope, offender.Finding, access, policy, assignee.Trim(), reason, dueUtc?.ToUniversalTime(), offender.Fingerprint);
            }
            if (await LoadAsync(scope.Db, id, ct).ConfigureAwait(false) is not { } state)
            {
                return DeskText.NoSuchFinding;
            }
            if (expectedFingerprint is not null && state.Bucket.LiveFingerprint != expectedFingerprint)
            {
                return DeskText.Superseded(state.Bucket.LiveFingerprint);
            }
            var escalated = Escalate(scope, state, access, policy, assignee.Trim(), reason, dueUtc?.ToUniversalTime());
            if (escalated.IsAccepted)
            {
                await EndExceptionAsync(scope, state.Finding, access, ct).ConfigureAwait(false);
            }
            return escalated;
        }, cancellationToken);
    }

    /// <summary>Tracked, because commands change the finding and the bucket.</summary>
    internal static async Task<FindingState?> LoadAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.AsTracking().SingleOrDefaultAsync(f => f.Id == id.Value, cancellationToken).ConfigureAwait(false);
        if (finding is null || finding.PrincipalId is not null)
        {
            // A finding about a principal has no policy to decide about; its decisions are QuarantineDecisions'.
            return null;
        }
        var bucket = await db.Buckets.AsTracking().SingleAsync(b => b.Id == finding.BucketId, cancellationToken).ConfigureAwait(false);
        return await FindingState.LoadAsync(db, finding, bucket, cancellationToken).ConfigureAwait(false);
    }

    private DeskResult Escalate(WriteScope scope, FindingState state, Access access, EscalationPolicy policy, string assignee, string? reason, DateTime? dueUtc)
    {
        var offer = FindingOffers.Escalate(state.Finding);
        if (!offer.Offered)
        {
            return DeskText.NotAllowed(offer);
        }
        return Escalate(scope, state.Finding, access, policy, assignee, reason, dueUtc, state.Bucket.LiveFingerprint);
    }

    private DeskResult Escalate(
        WriteScope scope, Finding finding, Access access, EscalationPolicy policy, string assignee, string? reason, DateTime? dueUtc, string? liveFingerprint)
    {
        if (access.Caller.FromChat && FindingOffers.EscalateFromChat(finding) is { Offered: false } offer)
        {
            return DeskText.NotAllowed(offer);
        }
        if (dueUtc < scope.NowUtc)
        {
            return new DeskResult(DeskOutcome.Invalid, "The due time is in the past. Nothing was changed. Choose a later one, or none.");
        }
        var due = dueUtc is { } at ? $", due {at:yyyy-MM-dd HH:mm} UTC" : "";
        var applied = lifecycle.Apply(scope, finding, FindingTransition.Escalate, new TransitionNote(access.Name, $"Escalated to {assignee}{due}.")
        {
            Reason = reason,
            Assignee = assignee,
            DueUtc = dueUtc,
        });
        if (applied.Applied)
        {
            EscalationClock.Start(scope, finding, policy, policy.LevelOf(assignee));
        }
        return applied.Applied
            ? new DeskResult(DeskOutcome.Accepted, $"Escalated to {assignee}{due}.", LiveFingerprint: liveFingerprint)
            : new DeskResult(DeskOutcome.NotAllowed, applied.WhyNot!);
    }

    /// <summary>A finding cannot be both with somebody and silent: handing over a suppressed one ends its exception.</summary>
    private async Task EndExceptionAsync(WriteScope scope, Finding finding, Access access, CancellationToken cancellationToken)
    {
        if (await scope.Db.Suppressions.SingleOrDefaultAsync(s => s.DedupKey == finding.DedupKey && s.State == SuppressionState.Active, cancellationToken)
            .ConfigureAwait(false) is { } active)
        {
            suppressions.Revoke(scope, active, finding, access.Name, "The finding was escalated.", opens: false);
        }
    }

    private static AttemptOrder Order(FindingState state, Access access, string? reason, RemediationActionId action, PolicyVersion target) => new()
    {
        Bucket = state.Bucket,
        FindingId = state.Finding.Id,
        Action = action,
        Trigger = AttemptTrigger.Person,
        Who = access.Name,
        Reason = reason,
        ExpectedFingerprint = state.Bucket.LiveFingerprint!,
        Target = AttemptTarget.Policy(target),
    };
}
