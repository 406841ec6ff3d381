using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// Undo of one action, whatever it changed: what was there before is written back, by the same queue and with the same promises. It is
/// judged first: what would give access asks the person once more.
/// </summary>
internal sealed class UndoDecision(DeskFloor floor, AttemptLedger ledger, Surroundings surroundings, TimeProvider clock)
{
    private static readonly DeskResult NoSuchAction = new(DeskOutcome.NotFound, "There is no such action. Nothing was changed. Go back to the list.");

    public Task<DeskResult> UndoAsync(
        long attemptId, string expectedState, UndoConfirmation confirmation, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, (scope, access, ct) =>
            UndoAsync(scope, attemptId, expectedState, confirmation, access, reason, ct), cancellationToken);

    /// <summary>The latest action of the finding.</summary>
    public Task<DeskResult> UndoAsync(
        FindingId id, string expectedState, UndoConfirmation confirmation, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) => await LatestAsync(scope.Db, id, ct).ConfigureAwait(false) switch
        {
            { Known: false } => DeskText.NoSuchFinding,
            { AttemptId: null, Live: var live } => live == expectedState ? DeskText.NotAllowed(NothingDone) : DeskText.Superseded(live),
            { AttemptId: { } attemptId } => await UndoAsync(scope, attemptId, expectedState, confirmation, access, reason, ct).ConfigureAwait(false),
        }, cancellationToken);

    public async Task<DeskPreview> PreviewAsync(FindingId id, Caller caller, CancellationToken cancellationToken)
    {
        var (known, attemptId, _) = await floor.Store.ReadAsync((db, ct) => LatestAsync(db, id, ct), cancellationToken).ConfigureAwait(false);
        return known switch
        {
            _ when attemptId is { } latest => await PreviewAsync(latest, caller, cancellationToken).ConfigureAwait(false),
            _ when await floor.RefuseAsync(caller, Right.Read, cancellationToken).ConfigureAwait(false) is { } refused => new DeskPreview(refused.Outcome, refused.Message, null),
            false => new DeskPreview(DeskOutcome.NotFound, DeskText.NoSuchFinding.Message, null),
            true => new DeskPreview(DeskOutcome.NotAllowed, NothingDone.WhyNot!, null),
        };
    }

    public async Task<DeskPreview> PreviewAsync(long attemptId, Caller caller, CancellationToken cancellationToken)
    {
        if (await floor.RefuseAsync(caller, Right.Read, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return new DeskPreview(refused.Outcome, refused.Message, null);
        }
        return await floor.Store.ReadAsync(async (db, ct) =>
        {
            if (await UndoState.LoadAsync(db, attemptId, ct).ConfigureAwait(false) is not { } state)
            {
                return new DeskPreview(NoSuchAction.Outcome, NoSuchAction.Message, null);
            }
            var offer = state.Offer;
            return offer.Offered
                ? new DeskPreview(DeskOutcome.Accepted, "", Preview(state))
                : new DeskPreview(state.Active is null ? DeskOutcome.NotAllowed : DeskOutcome.Conflict, offer.WhyNot!, null);
        }, cancellationToken).ConfigureAwait(false);
    }

    private RemediationPreview Preview(UndoState state) => CodeOfDecision.AddTo(
        UndoConsequence.Of(state, surroundings.RoleOf(state.Bucket)).ToPreview(state), state.Bucket, clock.GetUtcNow().UtcDateTime);

    private static readonly ActionOffer NothingDone = ActionOffer.No("Nothing was done about this finding that could be undone.");

    private async Task<DeskResult> UndoAsync(
        WriteScope scope, long attemptId, string expectedState, UndoConfirmation confirmation, Access access, string? reason, CancellationToken cancellationToken)
    {
        if (await UndoState.LoadAsync(scope.Db, attemptId, cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return NoSuchAction;
        }
        if (state.Active is { } active)
        {
            return new DeskResult(DeskOutcome.Conflict, $"{AttemptText.UnderWay(active)} You changed nothing. Look at the finding again.", LiveFingerprint: state.Known);
        }
        if (state.UndoneBy is { } undoer)
        {
            return new DeskResult(DeskOutcome.Conflict, $"It was undone already by {undoer}. You changed nothing. Look at the finding again.", LiveFingerprint: state.Known);
        }
        if (state.Known != expectedState)
        {
            return state.Attempt.Subject switch
            {
                AttemptSubject.BucketPolicy => DeskText.Superseded(state.Known),
                AttemptSubject.Encryption => DeskText.EncryptionSuperseded(state.Bucket),
                AttemptSubject.BlockPublicAccess or AttemptSubject.Principal or AttemptSubject.AccountBlock => DeskText.BlockSuperseded(state.Bucket),
            };
        }
        var offer = state.Offer;
        if (!offer.Offered)
        {
            return DeskText.NotAllowed(offer);
        }
        var consequence = UndoConsequence.Of(state, surroundings.RoleOf(state.Bucket));
        return consequence.Refuse(confirmation, state.Known)
            ?? await QueueAsync(scope, state, consequence, access, reason, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DeskResult> QueueAsync(
        WriteScope scope, UndoState state, UndoConsequence consequence, Access access, string? reason, CancellationToken cancellationToken)
    {
        var bucket = state.Bucket;
        UndoPause.Set(scope, bucket, access.Name);
        var attempt = await ledger.QueueAsync(scope, new AttemptOrder
        {
            Bucket = bucket,
            FindingId = state.Attempt.FindingId,
            Action = RemediationActionId.RestorePreImage,
            Trigger = AttemptTrigger.Person,
            Who = access.Name,
            Reason = reason,
            ExpectedFingerprint = state.Attempt.TargetFingerprint,
            Target = state.Target,
            UndoesAttemptId = state.Attempt.Id,
        }, cancellationToken).ConfigureAwait(false);
        return new DeskResult(
            DeskOutcome.Accepted, $"The undo is under way. {consequence.Effect} Automatic mode pauses for this bucket.", attempt.Id, state.Known);
    }

    private static async Task<(bool Known, long? AttemptId, string? Live)> LatestAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken)
    {
        if (await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id.Value, cancellationToken).ConfigureAwait(false) is not { } finding)
        {
            return (false, null, null);
        }
        var live = await db.Buckets.Where(b => b.Id == finding.BucketId).Select(b => b.LiveFingerprint).SingleAsync(cancellationToken).ConfigureAwait(false);
        return (true, (await FindingState.LatestAttemptAsync(db, finding, cancellationToken).ConfigureAwait(false))?.Id, live);
    }
}
