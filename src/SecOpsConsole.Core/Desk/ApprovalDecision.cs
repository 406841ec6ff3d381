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
    private static readonly DeskResult NotFromChat = new(
        DeskOutcome.Forbidden,
        "A Critical finding is not approved from chat, and the approval would resolve one. Nothing was changed. Open it in the console, where everything about it is shown.");

    /// <param name="id">The finding that the caller looked at.</param>
    /// <param name="expectedFingerprint">The policy that they saw.</param>
    /// <param name="sawHeldBack">They saw that Block Public Access holds it back; when it does not any more, nothing is approved.</param>
    /// <param name="fromChat">The caller saw a message and no page: nothing Critical is approved from there.</param>
    /// <param name="reason">In their words.</param>
    /// <param name="caller">Who.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DeskResult> ApproveAsync(
        FindingId id, string expectedFingerprint, bool sawHeldBack, bool fromChat, string? reason, Caller caller, CancellationToken cancellationToken)
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
            ApproveAsync(scope, new Asked(id, expectedFingerprint, liveFingerprint, sawHeldBack, fromChat), access, reason, ct), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The approval of the bucket's live policy would resolve something Critical.</summary>
    internal static Task<bool> ResolvesCriticalAsync(ConsoleDbContext db, Bucket bucket, CancellationToken cancellationToken) =>
        Resolves(db, bucket).AnyAsync(f => f.Severity == Severity.Critical, cancellationToken);

    /// <summary>Block Public Access keeps everybody out whom the policy lets in: that is what a person sees and approves.</summary>
    internal static bool IsHeldBack(Bucket bucket, PolicyVersion? policy) => policy?.Public == PublicAnswer.Yes && bucket.EffectiveBlock?.RestrictPublicBuckets == true;

    /// <summary>The decision is about the content, so it resolves every finding of it.</summary>
    private static IQueryable<Finding> Resolves(ConsoleDbContext db, Bucket bucket) => db.Findings
        .Where(f => f.BucketId == bucket.Id && f.Category == FindingCategory.Policy && f.Fingerprint == bucket.LiveFingerprint
            && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified));

    private async Task<DeskResult> ApproveAsync(
        WriteScope scope, Asked asked, Access access, string? reason, CancellationToken cancellationToken)
    {
        if (await FindingDecisions.LoadAsync(scope.Db, asked.Id, cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return DeskText.NoSuchFinding;
        }
        if (DeskText.FirstCame(state) is { } conflict)
        {
            return conflict;
        }
        if (asked.FromChat
            && (state.Finding.Severity == Severity.Critical || await ResolvesCriticalAsync(scope.Db, state.Bucket, cancellationToken).ConfigureAwait(false)))
        {
            return NotFromChat;
        }
        if (asked.LiveFingerprint != asked.ExpectedFingerprint || state.Bucket.LiveFingerprint != asked.ExpectedFingerprint)
        {
            AttemptLedger.Look(scope, state.Bucket);
            return DeskText.Superseded(asked.LiveFingerprint);
        }
        if (asked.SawHeldBack && !IsHeldBack(state.Bucket, state.Live))
        {
            return DeskText.HeldBackNoMore(state.Bucket);
        }
        var offer = FindingOffers.For(state).Approve;
        if (!offer.Offered)
        {
            return DeskText.NotAllowed(offer);
        }
        if (await eyes.AskAsync(scope, access, RequestDemand.Approve(state, asked.ExpectedFingerprint, reason), cancellationToken).ConfigureAwait(false) is { } second)
        {
            return second;
        }
        var decision = await DecisionLedger.NoteAsync(
            scope, access, DeskDecisionKind.Approve, state.Bucket.Id, state.Finding.Id, null, DecisionLedger.Number(state.Live!.Id), reason, cancellationToken).ConfigureAwait(false);
        var version = await AcceptAsync(scope, state, access, cancellationToken).ConfigureAwait(false);
        await ResolveAsync(scope, state, access, reason, cancellationToken).ConfigureAwait(false);
        return new DeskResult(
            DeskOutcome.Accepted,
            $"The live policy is the baseline now. It is not reported again as long as it stays exactly like this{(version.ApprovedBlocked ? " and Block Public Access holds it back" : "")}.",
            LiveFingerprint: asked.LiveFingerprint)
        {
            DecisionId = decision.Id,
        };
    }

    private static async Task<PolicyVersion> AcceptAsync(WriteScope scope, FindingState state, Access access, CancellationToken cancellationToken)
    {
        var version = await scope.Db.PolicyVersions.AsTracking()
            .SingleAsync(v => v.BucketId == state.Bucket.Id && v.Fingerprint == state.Bucket.LiveFingerprint, cancellationToken).ConfigureAwait(false);
        version.Accepted = true;
        version.AcceptedUtc = scope.NowUtc;
        version.ApprovedBy = access.By;
        version.ApprovedBlocked = IsHeldBack(state.Bucket, version);
        state.Bucket.BaselineVersionId = version.Id;
        return version;
    }

    private async Task ResolveAsync(WriteScope scope, FindingState state, Access access, string? reason, CancellationToken cancellationToken)
    {
        var findings = await Resolves(scope.Db, state.Bucket).AsTracking().OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
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

    /// <summary>What the caller wants approved, and what is live in AWS.</summary>
    private sealed record Asked(FindingId Id, string ExpectedFingerprint, string LiveFingerprint, bool SawHeldBack, bool FromChat);
}
