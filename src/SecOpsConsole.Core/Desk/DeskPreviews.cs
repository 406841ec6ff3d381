using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Desk;

/// <summary>What a decision would do, for the consequence dialog: the same rules as the decision itself, and no change.</summary>
internal sealed class DeskPreviews(DeskFloor floor, RemediationActions actions, Surroundings surroundings, TimeProvider clock)
{
    public Task<DeskPreview> RevertAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(id, caller, offers => offers.Revert, state => Planned(state, RemediationDecider.ActionFor(state.Baseline!), state.Baseline!), cancellationToken);

    public Task<DeskPreview> RepairAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(id, caller, offers => offers.Repair, state => Planned(state, RemediationActionId.RepairStatements, state.Repair.Target!) with
        {
            Effect = RepairWords.Effect(state),
            AccessSentences = RepairWords.Sentences(state),
        }, cancellationToken);

    public Task<DeskPreview> ApproveAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(id, caller, offers => offers.Approve, state => new RemediationPreview(
            "Approve change",
            state.Baseline?.Text,
            state.Live?.Text,
            AccessSentences.Accepted(state.Bucket, state.Baseline?.Text, state.Live?.Text),
            "Nothing is written to AWS. Exactly the live policy becomes the baseline, and its findings are resolved; a wider policy is reported again"
            + (ApprovalDecision.IsHeldBack(state.Bucket, state.Live) ? ", and so is this one when Block Public Access does not hold it back any more." : "."),
            "Approve or revert a later policy; the old baseline stays in the history.",
            state.Bucket.LiveFingerprint ?? "") { Confirm = StaysOpen(state), HeldBack = ApprovalDecision.IsHeldBack(state.Bucket, state.Live) }, cancellationToken);

    public Task<DeskPreview> EscalateAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(id, caller, offers => offers.Escalate, state => new RemediationPreview(
            "Escalate",
            state.Live?.Text,
            state.Live?.Text,
            [],
            "Nothing is written to AWS. The finding goes to whom you name, with a clock; containment goes on.",
            "Escalate it again to somebody else.",
            state.Bucket.LiveFingerprint ?? ""), cancellationToken);

    /// <summary>Whoever accepts that strangers have access says so; null when nobody outside gets in.</summary>
    internal static string? StaysOpen(FindingState state) => state.Bucket.Exposure is Exposure.Public or Exposure.AnyAwsAccount
        ? string.Join(' ', new[] { Sentence(state.Finding.Title), "This stays so.", state.Finding.ExposedData }.Where(part => part is not null))
        : null;

    private static string Sentence(string title) => title.EndsWith('.') ? title : title + ".";

    private async Task<DeskPreview> PreviewAsync(
        FindingId id, Caller caller, Func<FindingActions, ActionOffer> offer, Func<FindingState, RemediationPreview> make, CancellationToken cancellationToken)
    {
        if (await floor.RefuseAsync(caller, Right.Read, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return new DeskPreview(refused.Outcome, refused.Message, null);
        }
        return await floor.Store.ReadAsync(async (db, ct) =>
        {
            if (await FindingDecisions.LoadAsync(db, id, ct).ConfigureAwait(false) is not { } state)
            {
                return new DeskPreview(DeskText.NoSuchFinding.Outcome, DeskText.NoSuchFinding.Message, null);
            }
            var offered = offer(FindingOffers.For(state));
            if (!offered.Offered)
            {
                var first = DeskText.FirstCame(state);
                return new DeskPreview(first?.Outcome ?? DeskOutcome.NotAllowed, first?.Message ?? offered.WhyNot!, null);
            }
            return new DeskPreview(DeskOutcome.Accepted, "", make(state));
        }, cancellationToken).ConfigureAwait(false);
    }

    private RemediationPreview Planned(FindingState state, RemediationActionId id, PolicyVersion target)
    {
        var action = actions[id];
        var plan = action.Plan(state.Bucket.Name, SubjectState.Of(target));
        var effects = WriteEffects.Of(state.Bucket, state.Live?.Text, plan.Text, surroundings.RoleOf(state.Bucket));
        var preview = new RemediationPreview(
            action.Label,
            state.Live?.Text,
            plan.Text,
            AccessSentences.Planned(state.Bucket, state.Live?.Text, plan.Text),
            plan.Effect,
            plan.UndoHint,
            state.Bucket.LiveFingerprint ?? "")
        {
            AcceptLockOut = effects.AcceptLockOut,
            Warnings = effects.Warnings,
        };
        return CodeOfDecision.AddTo(preview, state.Bucket, clock.GetUtcNow().UtcDateTime);
    }
}
