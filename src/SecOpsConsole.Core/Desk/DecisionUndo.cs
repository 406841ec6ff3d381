using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// Undo of what a person decided without a write to AWS. It takes trust back, so nobody else is asked; the one undo that gives some,
/// automatic mode on again, is judged as that change. What changed since the decision refuses the undo.
/// </summary>
internal sealed class DecisionUndo(DeskFloor floor, ModeDecision modes, ApprovalUndo approvals, SuppressionUndo suppressions, FourEyesOptions eyes)
{
    private static readonly DeskResult NoSuchDecision = new(DeskOutcome.NotFound, "There is no such decision. Nothing was changed. Go back to the list.");

    public async Task<DeskResult> UndoAsync(long decisionId, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        // A decision's kind never changes, and it says which right its undo needs.
        var kind = await floor.Store.ReadAsync(
            (db, ct) => db.Decisions.Where(d => d.Id == decisionId).Select(d => (DeskDecisionKind?)d.Kind).SingleOrDefaultAsync(ct), cancellationToken).ConfigureAwait(false);
        return await floor.RunAsync(caller, RightFor(kind ?? DeskDecisionKind.Approve), reason, async (scope, access, ct) =>
        {
            if (await scope.Db.Decisions.AsTracking().SingleOrDefaultAsync(d => d.Id == decisionId, ct).ConfigureAwait(false) is not { } decision)
            {
                return NoSuchDecision;
            }
            if (decision.UndoneUtc is { } undone)
            {
                return new DeskResult(DeskOutcome.Conflict, $"{decision.UndoneBy} undid this first, on {undone:yyyy-MM-dd HH:mm} UTC. You changed nothing.");
            }
            var bucket = await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == decision.BucketId, ct).ConfigureAwait(false);
            var result = await UndoAsync(scope, access, decision, bucket, reason, ct).ConfigureAwait(false);
            if (result.IsAccepted)
            {
                (decision.UndoneUtc, decision.UndoneBy) = (scope.NowUtc, access.By);
            }
            return result;
        }, cancellationToken).ConfigureAwait(false);
    }

    private static Right RightFor(DeskDecisionKind kind) => kind switch
    {
        DeskDecisionKind.Approve or DeskDecisionKind.Exception or DeskDecisionKind.FalsePositive => Right.Decide,
        DeskDecisionKind.Mode or DeskDecisionKind.AutomaticAction => Right.SetMode,
    };

    private Task<DeskResult> UndoAsync(
        WriteScope scope, Access access, DeskDecision decision, Bucket bucket, string? reason, CancellationToken cancellationToken) => decision.Kind switch
        {
            DeskDecisionKind.Approve => approvals.UndoAsync(scope, access, decision, bucket, reason, cancellationToken),
            DeskDecisionKind.Exception or DeskDecisionKind.FalsePositive => suppressions.UndoAsync(scope, access, decision, bucket, reason, cancellationToken),
            DeskDecisionKind.Mode => ModeAsync(scope, access, decision, bucket, reason, cancellationToken),
            DeskDecisionKind.AutomaticAction => ActionAsync(scope, access, decision, bucket, reason, cancellationToken),
        };

    private async Task<DeskResult> ModeAsync(
        WriteScope scope, Access access, DeskDecision decision, Bucket bucket, string? reason, CancellationToken cancellationToken) =>
        await IsLatestAsync(scope.Db, decision, cancellationToken).ConfigureAwait(false) && $"{bucket.Mode}" == decision.After
            ? decision.Before == decision.After
                ? ModeDecision.TakeBackOverride(scope, access, bucket, decision, reason)
                : await modes.ChangeAsync(scope, access, bucket, Enum.Parse<AutomaticMode>(decision.Before!), false, reason, decision, cancellationToken).ConfigureAwait(false)
            : MovedOn("mode", bucket, $"{bucket.Mode}");

    private async Task<DeskResult> ActionAsync(
        WriteScope scope, Access access, DeskDecision decision, Bucket bucket, string? reason, CancellationToken cancellationToken) =>
        await IsLatestAsync(scope.Db, decision, cancellationToken).ConfigureAwait(false) && $"{bucket.AutomaticAction}" == decision.After
            ? await BucketDecisions.ChangeActionAsync(
                scope, access, bucket, Enum.Parse<AutomaticAction>(decision.Before!), reason, decision, eyes, cancellationToken).ConfigureAwait(false)
            : MovedOn("automatic action", bucket, $"{bucket.AutomaticAction}");

    private static async Task<bool> IsLatestAsync(ConsoleDbContext db, DeskDecision decision, CancellationToken cancellationToken) =>
        !await db.Decisions.AnyAsync(d => d.BucketId == decision.BucketId && d.Kind == decision.Kind && d.Id > decision.Id, cancellationToken).ConfigureAwait(false);

    private static DeskResult MovedOn(string what, Bucket bucket, string now) => new(
        DeskOutcome.Superseded, $"The {what} of {bucket.Name} was changed again since; it is {now} now. Nothing was changed. Set what you want instead.");
}
