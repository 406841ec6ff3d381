using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// Restore the default encryption: the bucket gets back exactly the configuration that somebody took away, bound to that and to the live one, as the person saw them.
/// The finding is resolved when it is read back.
/// </summary>
internal sealed class RestoreEncryptionDecision(DeskFloor floor, AttemptLedger ledger, RemediationActions actions, TimeProvider clock)
{
    public Task<DeskResult> RestoreAsync(FindingId id, string expectedState, string expectedFormer, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
            await FindingDecisions.LoadAsync(scope.Db, id, ct).ConfigureAwait(false) is { } state
                ? await RestoreAsync(scope, state, expectedState, expectedFormer, access, reason, ct).ConfigureAwait(false)
                : DeskText.NoSuchFinding, cancellationToken);

    public async Task<DeskPreview> PreviewAsync(FindingId id, Caller caller, CancellationToken cancellationToken)
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
            return Offer(state) is { Offered: false, WhyNot: var why }
                ? new DeskPreview(state.ActiveAttempt is null ? DeskOutcome.NotAllowed : DeskOutcome.Conflict, why!, null)
                : new DeskPreview(DeskOutcome.Accepted, "", Planned(state));
        }, cancellationToken).ConfigureAwait(false);
    }

    private RemediationPreview Planned(FindingState state)
    {
        var former = state.FormerEncryption.Former!;
        var action = actions[RemediationActionId.RestoreEncryption];
        var plan = action.Plan(state.Bucket.Name, AttemptTarget.Encryption(former).State);
        var preview = new RemediationPreview(
            action.Label, null, null, [AccessLine.Plain(RestoreWords.WhereFrom(state.FormerEncryption))], plan.Effect, plan.UndoHint, state.Bucket.Encryption ?? "")
        {
            EncryptionBefore = BucketEncryption.OfState(state.Bucket.Encryption),
            EncryptionAfter = former,
            Warnings = [RestoreWords.KeyIsNotChecked(former)],
            Confirm = RestoreWords.KeyOfOthers(former, state.Bucket),
        };
        return CodeOfDecision.AddTo(preview, state.Bucket, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<DeskResult> RestoreAsync(
        WriteScope scope, FindingState state, string expectedState, string expectedFormer, Access access, string? reason, CancellationToken cancellationToken)
    {
        var bucket = state.Bucket;
        if (state.ActiveAttempt is { } active)
        {
            return new DeskResult(DeskOutcome.Conflict, $"{AttemptText.UnderWay(active)} You changed nothing. Look at it again.", LiveFingerprint: bucket.Encryption);
        }
        if (bucket.Encryption is { } known && known != expectedState)
        {
            return DeskText.EncryptionSuperseded(bucket);
        }
        if (Offer(state) is { Offered: false } offer)
        {
            return DeskText.NotAllowed(offer);
        }
        var former = state.FormerEncryption.Former!;
        if (former.State != expectedFormer)
        {
            // Somebody set and took away another key since: nobody has looked at that one.
            return DeskText.FormerEncryptionSuperseded(bucket, former);
        }
        var attempt = await ledger.QueueAsync(scope, new AttemptOrder
        {
            Bucket = bucket,
            FindingId = state.Finding.Id,
            Action = RemediationActionId.RestoreEncryption,
            Trigger = AttemptTrigger.Person,
            Who = access.Name,
            Reason = reason,
            ExpectedFingerprint = expectedState,
            Target = AttemptTarget.Encryption(former),
        }, cancellationToken).ConfigureAwait(false);
        return new DeskResult(
            DeskOutcome.Accepted,
            $"The restore is under way: {bucket.Name} gets back {StateWords.Of(former)}. It is read back before the finding is resolved.",
            attempt.Id, expectedState);
    }

    /// <summary>A finding of another kind has no such button, and is refused with the reason.</summary>
    private static ActionOffer Offer(FindingState state) => FindingOffers.For(state).RestoreEncryption
        ?? RestoreEncryptionOffers.For(state.Finding, state.Bucket, state.ActiveAttempt, state.FormerEncryption);
}
