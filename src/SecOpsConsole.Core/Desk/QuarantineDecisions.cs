using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>Quarantine, Release and Settle: what people decide about a repeat offender. Bound to the state that the person saw.</summary>
internal sealed class QuarantineDecisions(
    DeskFloor floor, AttemptLedger ledger, FindingLifecycle lifecycle, QuarantineGuard guard, IPrincipalGateway gateway, FourEyesGuard eyes)
{
    public Task<DeskResult> QuarantineAsync(
        FindingId id, QuarantineChoice choice, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(choice))
        {
            return Task.FromResult(new DeskResult(DeskOutcome.Invalid, "There is no such quarantine. Nothing was changed. Use S3Exposure or Everything."));
        }
        return DecideAsync(id, expectedFingerprint, reason, caller, state => state.Offers(guard).Quarantine, async (scope, access, state, ct) =>
        {
            var demand = new RequestDemand(
                RequestKind.Quarantine, state.Principal.Id, expectedFingerprint, $"Quarantine {state.Principal.Name} ({choice})", QuarantineWords.Effect(state.Principal, choice))
            {
                Finding = state.Finding, Reason = reason, Arguments = new RequestArguments { Quarantine = choice },
            };
            if (await eyes.AskAsync(scope, access, demand, ct).ConfigureAwait(false) is { } second)
            {
                return second;
            }
            var order = Quarantine.Order(state.Principal, state.Finding, choice, AttemptTrigger.Person, access.Name, reason);
            var attempt = await ledger.QueueAsync(scope, order, ct).ConfigureAwait(false);
            return new DeskResult(DeskOutcome.Accepted, $"The quarantine of {state.Principal.Name} is under way. It is read back from IAM before it counts.", attempt.Id, expectedFingerprint);
        }, cancellationToken);
    }

    public Task<DeskResult> ReleaseAsync(FindingId id, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken) =>
        DecideAsync(id, expectedFingerprint, reason, caller, state => state.Offers(guard).Release, async (scope, access, state, ct) =>
        {
            var attempt = await ledger.QueueAsync(scope, Quarantine.Release(state.Principal, state.Put!, access.Name, reason), ct).ConfigureAwait(false);
            return new DeskResult(DeskOutcome.Accepted, $"The release of {state.Principal.Name} is under way: exactly what the console put is taken away.", attempt.Id, expectedFingerprint);
        }, cancellationToken);

    /// <summary>Closes the matter; a quarantine stays until it is released.</summary>
    public Task<DeskResult> SettleAsync(FindingId id, int expectedVersion, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
        {
            if (await OffenderState.LoadAsync(scope.Db, id, ct, tracked: true).ConfigureAwait(false) is not { } state)
            {
                return DeskText.NoSuchFinding;
            }
            if (state.Finding.Version != expectedVersion)
            {
                return new DeskResult(DeskOutcome.Superseded, "The story went on since you read it. Nothing was changed. Read it as it is now, then decide again.");
            }
            var offer = state.Offers(guard).Settle;
            if (!offer.Offered)
            {
                return DeskText.NotAllowed(offer);
            }
            var stays = state.Put is null ? "" : " The quarantine stays until it is released.";
            var applied = lifecycle.Apply(scope, state.Finding, FindingTransition.Settle, new TransitionNote(access.Name, $"{access.Name} settled the matter.{stays}") { Reason = reason, Notifies = NotificationKind.Decided });
            return applied.Applied
                ? new DeskResult(DeskOutcome.Accepted, $"The matter is settled; what {state.Principal.Name} does from now on is counted anew.{stays}")
                : new DeskResult(DeskOutcome.NotAllowed, applied.WhyNot!);
        }, cancellationToken);

    public Task<DeskQuarantinePreview> PreviewQuarantineAsync(FindingId id, QuarantineChoice choice, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(id, caller, state => state.Offers(guard).Quarantine, (state, live) => live.Text is null
            ? new QuarantinePreview(
                "Quarantine", QuarantineWords.Effect(state.Principal, choice), QuarantineWords.WhoIsHit(state.Principal), QuarantineWords.HowSoon,
                "Release takes away exactly this policy and nothing else.", Quarantine.Text(choice), live.InlinePolicyNames, Quarantine.None)
            : null, $"A policy named {Quarantine.PolicyName} is there already, and the console did not put it. Nothing was changed. Look at it in IAM.", cancellationToken);

    public Task<DeskQuarantinePreview> PreviewReleaseAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(id, caller, state => state.Offers(guard).Release, (state, live) => Quarantine.Fingerprint(live.Text) == state.Fingerprint
            ? new QuarantinePreview(
                "Release", QuarantineWords.ReleaseEffect(state.Principal), QuarantineWords.WhoIsHit(state.Principal), "IAM passes it on within seconds, sometimes a few minutes.",
                "Quarantine again; the finding stays open until somebody settles it.", null, live.InlinePolicyNames, state.Fingerprint)
            : null, $"The policy {Quarantine.PolicyName} is not the one that the console put: somebody changed it or took it away. Nothing was changed. Look at it in IAM.", cancellationToken);

    private Task<DeskResult> DecideAsync(
        FindingId id, string expectedFingerprint, string? reason, Caller caller, Func<OffenderState, ActionOffer> offerOf,
        Func<WriteScope, Access, OffenderState, CancellationToken, Task<DeskResult>> command, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
        {
            if (await OffenderState.LoadAsync(scope.Db, id, ct, tracked: true).ConfigureAwait(false) is not { } state)
            {
                return DeskText.NoSuchFinding;
            }
            if (state.IsUnderWay)
            {
                return new DeskResult(DeskOutcome.Conflict, $"{AttemptText.UnderWay(state.Latest!)} You changed nothing. Look at the finding again.", LiveFingerprint: state.Fingerprint);
            }
            if (state.Fingerprint != expectedFingerprint)
            {
                return new DeskResult(DeskOutcome.Superseded, "The quarantine is no longer as you saw it. Nothing was written. Look at the finding again.", LiveFingerprint: state.Fingerprint);
            }
            var offer = offerOf(state);
            return offer.Offered ? await command(scope, access, state, ct).ConfigureAwait(false) : DeskText.NotAllowed(offer);
        }, cancellationToken);

    private async Task<DeskQuarantinePreview> PreviewAsync(
        FindingId id, Caller caller, Func<OffenderState, ActionOffer> offerOf, Func<OffenderState, PrincipalPolicies, QuarantinePreview?> make, string otherwise,
        CancellationToken cancellationToken)
    {
        if (await floor.RefuseAsync(caller, Right.Read, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return new DeskQuarantinePreview(refused.Outcome, refused.Message, null);
        }
        if (await floor.Store.ReadAsync((db, ct) => OffenderState.LoadAsync(db, id, ct), cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return new DeskQuarantinePreview(DeskText.NoSuchFinding.Outcome, DeskText.NoSuchFinding.Message, null);
        }
        var offer = offerOf(state);
        if (!offer.Offered || PrincipalSubject.Reference(state.Principal) is not { } reference)
        {
            return new DeskQuarantinePreview(DeskOutcome.NotAllowed, offer.WhyNot ?? "No policy can be put on it.", null);
        }
        var live = await gateway.ReadAsync(reference, Quarantine.PolicyName, cancellationToken).ConfigureAwait(false);
        if (!live.IsOk)
        {
            return new DeskQuarantinePreview(DeskOutcome.NotAllowed, FaultText.ForRead(live.Fault, state.Principal.Arn, "quarantine policy"), null);
        }
        return make(state, live.Value) is { } preview
            ? new DeskQuarantinePreview(DeskOutcome.Accepted, "", preview)
            : new DeskQuarantinePreview(DeskOutcome.Superseded, otherwise, null);
    }
}
