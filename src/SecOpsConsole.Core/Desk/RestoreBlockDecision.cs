using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// Restore Block Public Access: the bucket gets back exactly the four settings that somebody took away. Where the removal was the offending
/// change, this is the remedy: the findings are resolved when it is read back. Bound to the settings that the person saw.
/// </summary>
internal sealed class RestoreBlockDecision(DeskFloor floor, AttemptLedger ledger, RemediationActions actions, TimeProvider clock)
{
    public Task<DeskResult> RestoreAsync(FindingId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
            await OfFindingAsync(scope.Db, id, ct).ConfigureAwait(false) is { } state
                ? await RestoreAsync(scope, state, expectedState, access, reason, ct).ConfigureAwait(false)
                : DeskText.NoSuchFinding, cancellationToken);

    public Task<DeskResult> RestoreAsync(BucketId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
            await OfBucketAsync(scope.Db, id, ct).ConfigureAwait(false) is { } state
                ? await RestoreAsync(scope, state, expectedState, access, reason, ct).ConfigureAwait(false)
                : DeskText.NoSuchBucket, cancellationToken);

    public Task<DeskPreview> PreviewAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(caller, (db, ct) => OfFindingAsync(db, id, ct), DeskText.NoSuchFinding, cancellationToken);

    public Task<DeskPreview> PreviewAsync(BucketId id, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(caller, (db, ct) => OfBucketAsync(db, id, ct), DeskText.NoSuchBucket, cancellationToken);

    private async Task<DeskPreview> PreviewAsync(
        Caller caller, Func<ConsoleDbContext, CancellationToken, Task<State?>> load, DeskResult unknown, CancellationToken cancellationToken)
    {
        if (await floor.RefuseAsync(caller, Right.Read, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return new DeskPreview(refused.Outcome, refused.Message, null);
        }
        return await floor.Store.ReadAsync(async (db, ct) => await load(db, ct).ConfigureAwait(false) switch
        {
            null => new DeskPreview(unknown.Outcome, unknown.Message, null),
            { Offer: { Offered: false, WhyNot: var why }, Active: var active } => new DeskPreview(active is null ? DeskOutcome.NotAllowed : DeskOutcome.Conflict, why!, null),
            { } state => new DeskPreview(DeskOutcome.Accepted, "", Planned(state)),
        }, cancellationToken).ConfigureAwait(false);
    }

    private RemediationPreview Planned(State state)
    {
        var former = state.Choice.Former!;
        var action = actions[RemediationActionId.RestoreBlockPublicAccess];
        var plan = action.Plan(state.Bucket.Name, AttemptTarget.Block(former).State);
        var preview = new RemediationPreview(
            action.Label, null, null, [AccessLine.Plain(RestoreWords.WhereFrom(state.Choice)), .. ContainWords.OfHolding(state.Bucket, state.Live, former)],
            plan.Effect, plan.UndoHint, state.Bucket.BlockState ?? "")
        {
            BlockBefore = state.Bucket.OwnBlock,
            BlockAfter = former,
        };
        return CodeOfDecision.AddTo(preview, state.Bucket, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<DeskResult> RestoreAsync(
        WriteScope scope, State state, string expectedState, Access access, string? reason, CancellationToken cancellationToken)
    {
        if (state.Active is { } active)
        {
            return new DeskResult(DeskOutcome.Conflict, $"{AttemptText.UnderWay(active)} You changed nothing. Look at it again.", LiveFingerprint: state.Bucket.BlockState);
        }
        if (state.Bucket.BlockState is { } known && known != expectedState)
        {
            return DeskText.BlockSuperseded(state.Bucket);
        }
        if (!state.Offer.Offered)
        {
            return DeskText.NotAllowed(state.Offer);
        }
        var attempt = await ledger.QueueAsync(scope, new AttemptOrder
        {
            Bucket = state.Bucket,
            FindingId = state.FindingId,
            Action = RemediationActionId.RestoreBlockPublicAccess,
            Trigger = AttemptTrigger.Person,
            Who = access.Name,
            Reason = reason,
            ExpectedFingerprint = expectedState,
            Target = AttemptTarget.Block(state.Choice.Former!),
        }, cancellationToken).ConfigureAwait(false);
        return new DeskResult(
            DeskOutcome.Accepted,
            $"The restore is under way: {state.Bucket.Name} gets back {StateWords.Of(state.Choice.Former!)}. It is read back before the finding is resolved.",
            attempt.Id, expectedState);
    }

    private static async Task<State?> OfFindingAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken) =>
        await FindingDecisions.LoadAsync(db, id, cancellationToken).ConfigureAwait(false) is { } state
            ? new State(state.Bucket, state.Live, state.ActiveAttempt, state.Finding.Id, state.FormerBlock, FindingOffers.For(state).RestoreBlock)
            : null;

    private static async Task<State?> OfBucketAsync(ConsoleDbContext db, BucketId id, CancellationToken cancellationToken)
    {
        if (await db.Buckets.AsTracking().SingleOrDefaultAsync(b => b.Id == id.Value, cancellationToken).ConfigureAwait(false) is not { } bucket)
        {
            return null;
        }
        var live = await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == bucket.LiveVersionId, cancellationToken).ConfigureAwait(false);
        var active = await Attempts.ActiveAsync(db, bucket.Id, cancellationToken).ConfigureAwait(false);
        var choice = await BlockRemovals.ChooseAsync(db, bucket, live, null, cancellationToken).ConfigureAwait(false);
        return new State(bucket, live, active, null, choice, RestoreBlockOffers.For(bucket, live, active, choice));
    }

    private sealed record State(Bucket Bucket, PolicyVersion? Live, RemediationAttempt? Active, long? FindingId, BlockChoice Choice, ActionOffer Offer);
}
