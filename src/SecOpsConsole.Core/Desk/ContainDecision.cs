using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// Contain: Block Public Access of the bucket goes fully on now; what becomes of the policy is decided later. The decision is bound to
/// the settings that the person saw. It is a bucket's matter, so a finding of any kind on a public bucket offers it, and the bucket's page too.
/// </summary>
internal sealed class ContainDecision(DeskFloor floor, AttemptLedger ledger, RemediationActions actions, TimeProvider clock)
{
    public Task<DeskResult> ContainAsync(FindingId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
            await OfFindingAsync(scope.Db, id, ct).ConfigureAwait(false) is { } state
                ? await ContainAsync(scope, state, expectedState, access, reason, ct).ConfigureAwait(false)
                : DeskText.NoSuchFinding, cancellationToken);

    public Task<DeskResult> ContainAsync(BucketId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
            await OfBucketAsync(scope.Db, id, ct).ConfigureAwait(false) is { } state
                ? await ContainAsync(scope, state, expectedState, access, reason, ct).ConfigureAwait(false)
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
        var action = actions[RemediationActionId.BlockPublicAccess];
        var plan = action.Plan(state.Bucket.Name, AttemptTarget.Block(BlockPublicAccess.All).State);
        var preview = new RemediationPreview(
            action.Label, null, null, ContainWords.OfHolding(state.Bucket, state.Live, BlockPublicAccess.All), plan.Effect, plan.UndoHint, state.Bucket.BlockState ?? "")
        {
            BlockBefore = state.Bucket.OwnBlock,
            BlockAfter = BlockPublicAccess.All,
        };
        return CodeOfDecision.AddTo(preview, state.Bucket, clock.GetUtcNow().UtcDateTime);
    }

    private async Task<DeskResult> ContainAsync(
        WriteScope scope, State state, string expectedState, Access access, string? reason, CancellationToken cancellationToken)
    {
        if (state.Active is { } active)
        {
            return new DeskResult(DeskOutcome.Conflict, $"{AttemptText.UnderWay(active)} You changed nothing. Look at it again.", LiveFingerprint: state.Bucket.BlockState);
        }
        if (state.Bucket.BlockState is { } known && known != expectedState)
        {
            return await ContainedByAsync(scope.Db, state.Bucket, cancellationToken).ConfigureAwait(false) is { } who
                ? new DeskResult(DeskOutcome.Conflict, $"The bucket was already contained by {who}. You changed nothing. Look at it again.", LiveFingerprint: known)
                : DeskText.BlockSuperseded(state.Bucket);
        }
        if (!state.Offer.Offered)
        {
            return DeskText.NotAllowed(state.Offer);
        }
        var attempt = await ledger.QueueAsync(scope, new AttemptOrder
        {
            Bucket = state.Bucket,
            FindingId = state.FindingId,
            Action = RemediationActionId.BlockPublicAccess,
            Trigger = AttemptTrigger.Person,
            Who = access.Name,
            Reason = reason,
            ExpectedFingerprint = expectedState,
            Target = AttemptTarget.Block(BlockPublicAccess.All),
        }, cancellationToken).ConfigureAwait(false);
        return new DeskResult(
            DeskOutcome.Accepted,
            "The containment is under way: Block Public Access goes fully on and is read back. The policy stays as it is; decide about it next.",
            attempt.Id, expectedState);
    }

    /// <summary>Who contained it, as long as that still stands.</summary>
    private static Task<string?> ContainedByAsync(ConsoleDbContext db, Bucket bucket, CancellationToken cancellationToken) => db.Attempts
        .Where(a => a.Id == bucket.ContainedAttemptId && a.TargetFingerprint == bucket.BlockState)
        .Select(a => (string?)a.Who).SingleOrDefaultAsync(cancellationToken);

    private static async Task<State?> OfFindingAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken) =>
        await FindingDecisions.LoadAsync(db, id, cancellationToken).ConfigureAwait(false) is { } state
            ? new State(state.Bucket, state.Live, state.ActiveAttempt, state.Finding.Id, FindingOffers.For(state).Contain)
            : null;

    private static async Task<State?> OfBucketAsync(ConsoleDbContext db, BucketId id, CancellationToken cancellationToken)
    {
        if (await db.Buckets.AsTracking().SingleOrDefaultAsync(b => b.Id == id.Value, cancellationToken).ConfigureAwait(false) is not { } bucket)
        {
            return null;
        }
        var live = await db.PolicyVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == bucket.LiveVersionId, cancellationToken).ConfigureAwait(false);
        var active = await Attempts.ActiveAsync(db, bucket.Id, cancellationToken).ConfigureAwait(false);
        return new State(bucket, live, active, null, ContainOffers.For(bucket, live, active));
    }

    private sealed record State(Bucket Bucket, PolicyVersion? Live, RemediationAttempt? Active, long? FindingId, ActionOffer Offer);
}
