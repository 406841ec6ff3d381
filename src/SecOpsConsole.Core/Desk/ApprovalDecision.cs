using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// Approve: exactly the live policy becomes an accepted baseline. AWS is read first, so that nobody approves a policy that
/// was replaced a moment ago by a wider one.
/// </summary>
internal sealed class ApprovalDecision(DeskFloor floor, IBucketPolicyGateway gateway, FindingLifecycle lifecycle, FourEyesGuard eyes)
{
    public async Task<DeskResult> ApproveAsync(
        FindingId id, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (await floor.RefuseAsync(caller, Right.Decide, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }
        var bucket = await floor.Store.ReadAsync((db, ct) => BucketOfAsync(db, id, ct), cancellationToken).ConfigureAwait(false);
        if (bucket is null)
        {
            return DeskText.NoSuchFinding;
        }
        var live = await gateway.ReadPolicyAsync(BucketStore.Reference(bucket), cancellationToken).ConfigureAwait(false);
        if (!live.IsOk)
        {
            return new DeskResult(DeskOutcome.NotAllowed, FaultText.ForRead(live.Fault, bucket.Name, "policy") + " Nothing was approved.");
        }
        var liveFingerprint = PolicyFingerprint.OfText(live.Value.Text).Value;
        return await floor.RunAsync(caller, Right.Decide, reason, (scope, access, ct) =>
            ApproveAsync(scope, id, expectedFingerprint, liveFingerprint, access, reason, ct), cancellationToken).ConfigureAwait(false);
    }

    private async Task<DeskResult> ApproveAsync(
        WriteScope scope, FindingId id, string expectedFingerprint, string liveFingerprint, Access access, string? reason, CancellationToken cancellationToken)
    {
        if (await FindingDecisions.LoadAsync(scope.Db, id, cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return DeskText.NoSuchFinding;
        }
        if (DeskText.FirstCame(state) is { } conflict)
        {
            return conflict;
        }
        if (liveFingerprint != expectedFingerprint || state.Bucket.LiveFingerprint != expectedFingerprint)
        {
            AttemptLedger.Look(scope, state.Bucket);
            return DeskText.Superseded(liveFingerprint);
        }
        var offer = FindingOffers.For(state).Approve;
        if (!offer.Offered)
        {
            return DeskText.NotAllowed(offer);
        }
        if (await eyes.AskAsync(scope, access, RequestDemand.Approve(state, expectedFingerprint, reason), cancellationToken).ConfigureAwait(false) is { } second)
        {
            return second;
        }
        var decision = await DecisionLedger.NoteAsync(
            scope, access, DeskDecisionKind.Approve, state.Bucket.Id, state.Finding.Id, null, DecisionLedger.Number(state.Live!.Id), reason, cancellationToken).ConfigureAwait(false);
        await AcceptAsync(scope, state, access, cancellationToken).ConfigureAwait(false);
        await ResolveAsync(scope, state, access, reason, cancellationToken).ConfigureAwait(false);
        return new DeskResult(
            DeskOutcome.Accepted,
            "The live policy is the baseline now. It is not reported again as long as it stays exactly like this.",
            LiveFingerprint: liveFingerprint)
        {
            DecisionId = decision.Id,
        };
    }

    private static async Task AcceptAsync(WriteScope scope, FindingState state, Access access, CancellationToken cancellationToken)
    {
        var version = await scope.Db.PolicyVersions.AsTracking()
            .SingleAsync(v => v.BucketId == state.Bucket.Id && v.Fingerprint == state.Bucket.LiveFingerprint, cancellationToken).ConfigureAwait(false);
        version.Accepted = true;
        version.AcceptedUtc = scope.NowUtc;
        version.ApprovedBy = access.By;
        state.Bucket.BaselineVersionId = version.Id;
    }

    /// <summary>The decision is about the content, so it resolves every finding of it.</summary>
    private async Task ResolveAsync(WriteScope scope, FindingState state, Access access, string? reason, CancellationToken cancellationToken)
    {
        var findings = await scope.Db.Findings.AsTracking()
            .Where(f => f.BucketId == state.Bucket.Id && f.Category == FindingCategory.Policy && f.Fingerprint == state.Bucket.LiveFingerprint
                && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var finding in findings)
        {
            lifecycle.Apply(scope, finding, FindingTransition.Approve, new TransitionNote(
                access.Name, $"{access.Name} approved exactly this policy; it is the baseline now.") { Reason = reason });
        }
    }

    private static Task<Bucket?> BucketOfAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken) =>
        db.Findings.Where(f => f.Id == id.Value)
            .Join(db.Buckets, f => f.BucketId, b => b.Id, (f, b) => b)
            .SingleOrDefaultAsync(cancellationToken);
}
