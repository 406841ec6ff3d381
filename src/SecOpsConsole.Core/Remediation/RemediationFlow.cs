using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Takes the decision about a bucket that was just looked at, and puts it on disk in the look's own transaction.</summary>
public sealed class RemediationFlow
{
    private const string Automatic = "automatic mode";
    private const string Console = "console";
    private readonly FindingLifecycle _lifecycle;
    private readonly AttemptLedger _ledger;
    private readonly Holds _holds;
    private readonly AttemptClock _clock;
    private readonly Surroundings _surroundings;

    internal RemediationFlow(FindingLifecycle lifecycle, AttemptLedger ledger, GuardOptions options, AttemptClock clock, Surroundings surroundings) =>
        (_lifecycle, _ledger, _holds, _clock, _surroundings) = (lifecycle, ledger, new Holds(lifecycle, options), clock, surroundings);

    /// <summary>What the configuration says about the buckets.</summary>
    internal Surroundings Surroundings => _surroundings;

    /// <summary>
    /// Called at the end of every look, with the bucket's open findings as the look left them. Deciding twice about the same facts
    /// changes nothing the second time.
    /// </summary>
    public async Task DecideAsync(
        WriteScope scope, Bucket bucket, IReadOnlyList<Finding> open, DecisionFacts facts, CancellationToken cancellationToken)
    {
        var findings = open.Where(f => Concerns(f, facts)).ToList();
        if (findings.Count == 0)
        {
            return;
        }
        await EndRacedAttemptAsync(scope, bucket, facts, cancellationToken).ConfigureAwait(false);
        facts = WithoutVainRepair(findings, await WithPlansAsync(scope.Db, bucket, facts, cancellationToken).ConfigureAwait(false));
        facts = facts with { Removal = await RemovalAsync(scope.Db, bucket, facts, findings, cancellationToken).ConfigureAwait(false) };
        var context = await DecisionContexts.ReadAsync(scope.Db, bucket, findings, facts, _clock, _surroundings, scope.NowUtc, cancellationToken).ConfigureAwait(false);
        var opinion = await OpinionAsync(scope, bucket, findings, facts, context, cancellationToken).ConfigureAwait(false);
        switch (RemediationDecider.Decide(facts, context))
        {
            case RemediationDecision.Ignore:
                return;
            case RemediationDecision.AwaitAnalyst wait:
                AwaitAnalyst(scope, findings, wait.Why);
                return;
            case RemediationDecision.Hold hold:
                await _holds.ApplyAsync(scope, bucket, findings, hold, cancellationToken).ConfigureAwait(false);
                return;
            case RemediationDecision.Wait wait:
                Wait(scope, bucket, findings, wait.UntilUtc);
                return;
            case RemediationDecision.RecordShadow:
                RecordShadow(scope, findings, opinion.News, opinion.Would);
                return;
            case RemediationDecision.Remediate remediate:
                await QueueAsync(scope, bucket, findings.First(f => facts.Repair?.Leaves(f) != true), context,
                    new Planned(remediate.Action, facts.Live!.Fingerprint, AttemptTarget.Policy(remediate.Target)), cancellationToken).ConfigureAwait(false);
                return;
            case RemediationDecision.RestoreBlock restore:
                await QueueAsync(scope, bucket, findings[0], context,
                    new Planned(RemediationActionId.RestoreBlockPublicAccess, bucket.BlockState!, AttemptTarget.Block(restore.Former)), cancellationToken).ConfigureAwait(false);
                return;
        }
    }

    /// <summary>A decision is about the live policy; what concerns an object, an ACL or an earlier version is not decided here.</summary>
    private static bool Concerns(Finding finding, DecisionFacts facts) =>
        finding.Category == FindingCategory.Policy
        && finding.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified
        && (facts.Live is null || finding.Fingerprint == facts.Live.Fingerprint);

    /// <summary>
    /// Somebody put the weak policy back after our write and before its read-back: the event says so, so the attempt ends here
    /// instead of waiting for a read that cannot come.
    /// </summary>
    private async Task EndRacedAttemptAsync(WriteScope scope, Bucket bucket, DecisionFacts facts, CancellationToken cancellationToken)
    {
        var active = await Attempts.ActiveAsync(scope.Db, bucket.Id, cancellationToken).ConfigureAwait(false);
        if (active is { Status: AttemptStatus.Succeeded, Subject: AttemptSubject.BucketPolicy } && !facts.OwnWrite && facts.EventUtc > active.WrittenUtc
            && facts.Live is { } live && live.Fingerprint != active.TargetFingerprint
            && await _ledger.JobAsync(scope, active.Id, cancellationToken).ConfigureAwait(false) is { } job)
        {
            await _ledger.SupersedeAsync(scope, job,
                "AWS accepted the write, but somebody changed the policy again before it was read back. The console wrote nothing more; the bucket is judged again.",
                cancellationToken).ConfigureAwait(false);
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The facts with what the bucket's rule would write: also for a dry run.</summary>
    internal static async Task<DecisionFacts> WithPlansAsync(ConsoleDbContext db, Bucket bucket, DecisionFacts facts, CancellationToken cancellationToken)
    {
        facts = facts with { BaselineDropsAccepted = DropsAccepted(facts) };
        return RemediationDecider.ActionOf(facts, bucket.AutomaticAction) == AutomaticAction.RepairStatements
            ? facts with { Repair = await Repairs.ChooseAsync(db, bucket, facts.Live, cancellationToken).ConfigureAwait(false) }
            : facts;
    }

    /// <summary>
    /// Giving the block back takes away what a person accepted as public too, and it ends only the findings that a block can end: else the
    /// policy is decided on.
    /// </summary>
    private static async Task<BlockChoice?> RemovalAsync(
        ConsoleDbContext db, Bucket bucket, DecisionFacts facts, List<Finding> findings, CancellationToken cancellationToken) =>
        facts is { ReachableByAnyone: true, Accepted.Count: 0 } && findings.TrueForAll(RestoreBlockOffers.Resolves)
            ? await BlockRemovals.CauseAsync(db, bucket, facts.Live, null, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>A repair that would end none of the open findings is not automatic mode's business.</summary>
    private static DecisionFacts WithoutVainRepair(List<Finding> findings, DecisionFacts facts) =>
        facts.Repair is { WhyNot: null } choice && findings.TrueForAll(choice.Leaves)
            ? facts with { Repair = RepairChoice.No("It would leave every open finding as it is.") }
            : facts;

    /// <summary>True when going back to the baseline would take away a statement that a person accepted.</summary>
    internal static bool DropsAccepted(DecisionFacts facts) =>
        facts is { Accepted.Count: > 0, Baseline: { } baseline } && facts.Accepted.Except(StatementsOf(baseline.Text)).Any();

    private static IEnumerable<string> StatementsOf(string? policyText) =>
        policyText is not null && PolicyDocument.Parse(policyText).Document is { } document
            ? document.Statements.Select(statement => StatementFingerprint.Of(document, statement).Value)
            : [];

    /// <summary>What failed or was undone stays so until a person decides: it says more than "awaiting approval".</summary>
    private void AwaitAnalyst(WriteScope scope, List<Finding> findings, string why)
    {
        foreach (var finding in findings.Where(f => f.RemediationStatus is RemediationStatus.NotStarted
            or RemediationStatus.Superseded or RemediationStatus.Cancelled or RemediationStatus.Held))
        {
            _lifecycle.Apply(scope, finding, FindingTransition.AwaitApproval, new TransitionNote(Console, why));
        }
    }

    /// <summary>Looks again when the cool-down is over; once, however many events tell of the same content meanwhile.</summary>
    private void Wait(WriteScope scope, Bucket bucket, List<Finding> findings, DateTime untilUtc)
    {
        if (bucket.CoolDownUntilUtc >= untilUtc && bucket.CoolDownUntilUtc > scope.NowUtc)
        {
            return;
        }
        bucket.CoolDownUntilUtc = untilUtc;
        LookPayload.Enqueue(scope, BucketStore.Reference(bucket), LookReason.Superseded, delay: untilUtc - scope.NowUtc);
        var text = $"Automatic mode took the same policy away moments ago; it waits until {untilUtc:HH:mm:ss} UTC and looks again.";
        foreach (var finding in findings)
        {
            _lifecycle.Tell(scope, finding, FindingEventKind.Decided, new TransitionNote(Automatic, text));
        }
    }

    /// <summary>
    /// What automatic mode would have done, as rows for the scorecard, where it is asked but may not act. Returns the findings about
    /// which that is news: the scorecard counts decisions, not looks.
    /// </summary>
    private static async Task<(RemediationDecision Would, IReadOnlyList<Finding> News)> OpinionAsync(
        WriteScope scope, Bucket bucket, List<Finding> findings, DecisionFacts facts, DecisionContext context, CancellationToken cancellationToken)
    {
        if (context.Mode == AutomaticMode.Off)
        {
            return (new RemediationDecision.Ignore("Nobody asked."), []);
        }
        var asIf = context.Mode == AutomaticMode.Automatic
            ? context
            : await ShadowRecord.AsIfAutomaticAsync(scope.Db, bucket, context, cancellationToken).ConfigureAwait(false);
        var would = RemediationDecider.Decide(facts, asIf);
        return (would, await ShadowRecord.KeepAsync(scope, bucket, findings, facts, would, cancellationToken).ConfigureAwait(false));
    }

    private void RecordShadow(WriteScope scope, List<Finding> findings, IReadOnlyList<Finding> news, RemediationDecision wouldBe)
    {
        foreach (var finding in news)
        {
            _lifecycle.Tell(scope, finding, FindingEventKind.ShadowDecided, new TransitionNote(Automatic, ShadowText(wouldBe)));
        }
        foreach (var finding in findings.Where(f => f.RemediationStatus is RemediationStatus.NotStarted or RemediationStatus.Superseded))
        {
            _lifecycle.Apply(scope, finding, FindingTransition.AwaitApproval, new TransitionNote(Console, "The bucket is in Shadow: a person decides."));
        }
    }

    private static string ShadowText(RemediationDecision wouldBe) => wouldBe switch
    {
        RemediationDecision.Remediate { Action: RemediationActionId.DeletePolicy } => "Automatic mode would have deleted the policy.",
        RemediationDecision.Remediate { Action: RemediationActionId.RepairStatements } => "Automatic mode would have repaired the policy.",
        RemediationDecision.RestoreBlock => "Automatic mode would have restored Block Public Access.",
        RemediationDecision.Remediate => "Automatic mode would have reverted to the baseline.",
        RemediationDecision.Hold hold => $"Automatic mode would have held: {hold.Reason}.",
        RemediationDecision.AwaitAnalyst => "Automatic mode would have left it to a person.",
        RemediationDecision.Wait => "Automatic mode would have waited for the end of the cool-down.",
        _ => "Automatic mode would have done nothing.",
    };

    private async Task QueueAsync(
        WriteScope scope, Bucket bucket, Finding finding, DecisionContext context, Planned planned, CancellationToken cancellationToken)
    {
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var order = new AttemptOrder
        {
            Bucket = bucket,
            FindingId = finding.Id,
            Action = planned.Action,
            Trigger = AttemptTrigger.Automatic,
            Rule = bucket.AutomaticAction,
            Who = Automatic,
            ExpectedFingerprint = planned.Expected,
            Target = planned.Target,
        };
        var attempt = await _ledger.QueueAsync(scope, order, cancellationToken).ConfigureAwait(false);
        if (context.Breaker is { State: BreakerState.HalfOpen }
            && await Breakers.FindAsync(scope.Db, bucket.AccountId, cancellationToken).ConfigureAwait(false) is { } breaker)
        {
            breaker.ProbeAttemptId = attempt.Id;
        }
    }

    /// <summary>What automatic mode writes, over which live state.</summary>
    private sealed record Planned(RemediationActionId Action, string Expected, AttemptTarget Target);
}
