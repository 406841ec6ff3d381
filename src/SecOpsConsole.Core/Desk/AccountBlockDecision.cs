using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// An account lost its Block Public Access and buckets lie open: one decision gives the account exactly its former settings back, as one
/// attempt, and resolves the findings of all those buckets when it is read back. Its undo gives back exactly what was there before.
/// </summary>
internal sealed class AccountBlockDecision(DeskFloor floor, AttemptLedger ledger, RemediationActions actions)
{
    private static readonly DeskResult NoSuchAccount = new(DeskOutcome.NotFound, "The console knows no such account. Nothing was changed. Go back to the list.");

    public Task<DeskResult> RestoreAsync(string accountId, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
        {
            if (await LoadAsync(scope.Db, accountId, ct).ConfigureAwait(false) is not { } state)
            {
                return NoSuchAccount;
            }
            if (Refuse(state, expectedState, state.Restore) is { } refused)
            {
                return refused;
            }
            var target = state.Former.Former!;
            var attempt = await QueueAsync(scope, state, RemediationActionId.RestoreBlockPublicAccess, target, null, access, reason, ct).ConfigureAwait(false);
            return new DeskResult(
                DeskOutcome.Accepted,
                $"The restore is under way: account {accountId} gets back {StateWords.Of(target)}. It is read back before the findings of {Count(state.Buckets)} are resolved.",
                attempt.Id, expectedState);
        }, cancellationToken);

    public Task<DeskPreview> PreviewRestoreAsync(string accountId, Caller caller, CancellationToken cancellationToken) =>
        PreviewAsync(caller, async (db, ct) => await LoadAsync(db, accountId, ct).ConfigureAwait(false) switch
        {
            null => new DeskPreview(NoSuchAccount.Outcome, NoSuchAccount.Message, null),
            { Restore: { Offered: false, WhyNot: { } why } } => new DeskPreview(DeskOutcome.NotAllowed, why, null),
            { } state => new DeskPreview(DeskOutcome.Accepted, "", await PlannedAsync(db, state, ct).ConfigureAwait(false)),
        }, cancellationToken);

    /// <summary>True for an action on an account; its undo is decided here.</summary>
    public Task<bool> IsOfAccountAsync(long attemptId, CancellationToken cancellationToken) => floor.Store.ReadAsync(
        (db, ct) => db.Attempts.AnyAsync(a => a.Id == attemptId && a.Subject == AttemptSubject.AccountBlock, ct), cancellationToken);

    public Task<DeskResult> UndoAsync(
        long attemptId, string expectedState, bool confirmWidening, string? reason, Caller caller, CancellationToken cancellationToken) =>
        floor.RunAsync(caller, Right.Decide, reason, async (scope, access, ct) =>
        {
            var (attempt, state) = await UndoneAsync(scope.Db, attemptId, ct).ConfigureAwait(false);
            if (Refuse(state, expectedState, state.Latest?.Attempt.Id == attemptId ? AccountBlockQueries.UndoOffer(state.Block, attempt) : ActionOffer.No("It was changed again after that, so there is nothing to undo.")) is { } refused)
            {
                return refused;
            }
            if (!confirmWidening && Widens(state, attempt))
            {
                return new DeskResult(DeskOutcome.NotAllowed, $"{Confirm(state)} Nothing was changed. If that is what you want, confirm it.", LiveFingerprint: state.Block.State);
            }
            var former = BlockPublicAccess.OfState(attempt.PreImageState)!;
            await UndoPause.PauseAsync(scope, state.Block.AccountId, access.Name, ct).ConfigureAwait(false);
            var undo = await QueueAsync(scope, state, RemediationActionId.RestorePreImage, former, attempt.Id, access, reason, ct).ConfigureAwait(false);
            return new DeskResult(DeskOutcome.Accepted, $"The undo is under way. Account {state.Block.AccountId} gets back exactly what it had: {StateWords.Of(former)}. Automatic mode pauses for its buckets.", undo.Id, expectedState);
        }, cancellationToken);

    public Task<DeskPreview> PreviewUndoAsync(long attemptId, Caller caller, CancellationToken cancellationToken) => PreviewAsync(caller, async (db, ct) =>
    {
        var (attempt, state) = await UndoneAsync(db, attemptId, ct).ConfigureAwait(false);
        if (AccountBlockQueries.UndoOffer(state.Block, attempt) is { Offered: false, WhyNot: { } why })
        {
            return new DeskPreview(DeskOutcome.NotAllowed, why, null);
        }
        var former = BlockPublicAccess.OfState(attempt.PreImageState)!;
        return new DeskPreview(DeskOutcome.Accepted, "", new RemediationPreview(
            "Undo", null, null, [new AccessLine(AccessSign.More, "Every bucket of the account that only this block holds back will be open again.")],
            $"Account {state.Block.AccountId} gets back exactly what it had: {StateWords.Of(former)}.", "Restore it again; an undo cannot be undone itself.", attempt.TargetFingerprint)
        {
            BlockBefore = state.Block.Block,
            BlockAfter = former,
            Confirm = Widens(state, attempt) ? Confirm(state) : null,
        });
    }, cancellationToken);

    private async Task<DeskPreview> PreviewAsync(Caller caller, Func<ConsoleDbContext, CancellationToken, Task<DeskPreview>> preview, CancellationToken cancellationToken) =>
        await floor.RefuseAsync(caller, Right.Read, cancellationToken).ConfigureAwait(false) is { } refused
            ? new DeskPreview(refused.Outcome, refused.Message, null)
            : await floor.Store.ReadAsync(preview, cancellationToken).ConfigureAwait(false);

    private async Task<RemediationPreview> PlannedAsync(ConsoleDbContext db, AccountBlockState state, CancellationToken cancellationToken)
    {
        var (account, target) = (state.Block.AccountId, state.Former.Former!);
        var accepted = await AccountExposures.Accepted(db, account, target).Select(f => f.BucketId).Distinct()
            .Join(db.Buckets, id => id, b => b.Id, (_, b) => b.Name).OrderBy(name => name).Take(AccountBlockQueries.MostNamed).ToListAsync(cancellationToken).ConfigureAwait(false);
        var action = actions[RemediationActionId.RestoreBlockPublicAccess];
        var plan = action.Plan($"Account {account}", AttemptTarget.Account(target).State);
        return new RemediationPreview(
            action.Label, null, null,
            [
                AccessLine.Plain(RestoreWords.WhereFrom(state.Former)),
                new AccessLine(AccessSign.Less, $"Will be held back again: {Named(state)}."),
                .. accepted.Count > 0 ? [new AccessLine(AccessSign.Less, $"This will stop what a person accepted as public, too: {string.Join(", ", accepted)}.")] : Array.Empty<AccessLine>(),
                new AccessLine(AccessSign.Less, "It will hold for every bucket of the account in every Region, also those that are meant to be public."),
            ],
            plan.Effect, plan.UndoHint, state.Block.State!)
        {
            BlockBefore = state.Block.Block,
            BlockAfter = target,
        };
    }

    private static DeskResult? Refuse(AccountBlockState state, string expectedState, ActionOffer offer) => state switch
    {
        { Latest.Attempt: var active } when AccountBlockQueries.IsActive(active) =>
            new DeskResult(DeskOutcome.Conflict, $"{AttemptText.UnderWay(active)} You changed nothing. Look at it again.", LiveFingerprint: state.Block.State),
        { Block.State: { } known } when known != expectedState => new DeskResult(
            DeskOutcome.Superseded,
            $"Block Public Access of account {state.Block.AccountId} is no longer as you saw it: there is {StateWords.Of(state.Block.Block!)} now. Nothing was written. Look at what is live now, then decide again.",
            LiveFingerprint: known),
        _ when !offer.Offered => DeskText.NotAllowed(offer),
        _ => null,
    };

    private Task<RemediationAttempt> QueueAsync(
        WriteScope scope, AccountBlockState state, RemediationActionId action, BlockPublicAccess target, long? undoes, Access access, string? reason, CancellationToken cancellationToken) =>
        ledger.QueueAsync(scope, new AttemptOrder
        {
            Bucket = null,
            AccountId = state.Block.AccountId,
            FindingId = null,
            Action = action,
            Trigger = AttemptTrigger.Person,
            Who = access.Name,
            Reason = reason,
            ExpectedFingerprint = state.Block.State!,
            Target = AttemptTarget.Account(target),
            UndoesAttemptId = undoes,
        }, cancellationToken);

    private async Task<AccountBlockState?> LoadAsync(ConsoleDbContext db, string accountId, CancellationToken cancellationToken) =>
        await db.AccountBlocks.AsNoTracking().SingleOrDefaultAsync(b => b.AccountId == accountId, cancellationToken).ConfigureAwait(false) is { } row
            ? await AccountBlockQueries.LoadAsync(db, actions, row, cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<(RemediationAttempt Attempt, AccountBlockState State)> UndoneAsync(ConsoleDbContext db, long attemptId, CancellationToken cancellationToken)
    {
        var attempt = await db.Attempts.AsNoTracking().SingleAsync(a => a.Id == attemptId, cancellationToken).ConfigureAwait(false);
        return (attempt, await LoadAsync(db, attempt.AccountId!, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"Attempt {attemptId} is about an account that the store does not know."));
    }

    private static bool Widens(AccountBlockState state, RemediationAttempt attempt) =>
        state.Block.Block is not { } live || BlockPublicAccess.OfState(attempt.PreImageState) is not { } former || live.HoldsMoreThan(former);

    private static string Confirm(AccountBlockState state) => $"This makes buckets of account {state.Block.AccountId} reachable again from outside, all that no block of their own holds.";

    private static string Named(AccountBlockState state) =>
        string.Join(", ", state.LaidOpen) + (state.Buckets > state.LaidOpen.Count ? $" and {state.Buckets - state.LaidOpen.Count} more" : "");

    private static string Count(int buckets) => buckets == 1 ? "1 bucket" : $"{buckets} buckets";
}
