using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
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

    internal RemediationFlow(FindingLifecycle lifecycle, AttemptLedger ledger) => (_lifecycle, _ledger) = (lifecycle, ledger);

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
        var context = await ContextAsync(scope.Db, bucket, findings, facts, scope.NowUtc, cancellationToken).ConfigureAwait(false);
        var opinion = await OpinionAsync(scope, bucket, findings, facts, context, cancellationToken).ConfigureAwait(false);
        switch (RemediationDecider.Decide(facts, context))
        {
            case RemediationDecision.Ignore:
                return;
            case RemediationDecision.AwaitAnalyst wait:
                AwaitAnalyst(scope, findings, wait.Why);
                return;
            case RemediationDecision.Hold hold:
                Hold(scope, bucket, findings, hold.Reason);
                return;
            case RemediationDecision.RecordShadow:
                RecordShadow(scope, findings, opinion.News, opinion.Would);
                return;
            case RemediationDecision.Remediate remediate:
                await QueueAsync(scope, bucket, findings, facts, remediate, cancellationToken).ConfigureAwait(false);
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

    /// <summary>What the console itself knows: also for a dry run, so that it can never differ from what is done.</summary>
    internal static async Task<DecisionContext> ContextAsync(
        ConsoleDbContext db, Bucket bucket, IReadOnlyList<Finding> findings, DecisionFacts facts, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var stop = await GlobalStop.ReadAsync(db, cancellationToken).ConfigureAwait(false);
        return new DecisionContext
        {
            Mode = bucket.Mode,
            Action = bucket.AutomaticAction,
            BucketHold = bucket.HoldReason,
            GlobalStop = stop.On,
            AttemptActive = await Attempts.ActiveAsync(db, bucket.Id, cancellationToken).ConfigureAwait(false) is not null,
            AttemptFailed = findings.Any(f => f.RemediationStatus == RemediationStatus.Failed),
            TargetWidens = facts.Live is { } live && RemediationDecider.Planned(facts, RemediationDecider.ActionOf(facts, bucket.AutomaticAction)) is { Target: var target }
                && Widening.ForOutsiders(bucket, live.Text, target.Text),
            AutomaticWritesToBucket = await Attempts.AutomaticWritesToBucketAsync(db, bucket.Id, nowUtc, cancellationToken).ConfigureAwait(false),
            AutomaticWritesInAccount = await Attempts.AutomaticWritesInAccountAsync(db, bucket.AccountId, nowUtc, cancellationToken).ConfigureAwait(false),
            NowUtc = nowUtc,
        };
    }

    /// <summary>What failed or was undone stays so until a person decides: it says more than "awaiting approval".</summary>
    private void AwaitAnalyst(WriteScope scope, List<Finding> findings, string why)
    {
        foreach (var finding in findings.Where(f => f.RemediationStatus is RemediationStatus.NotStarted
            or RemediationStatus.Superseded or RemediationStatus.Cancelled or RemediationStatus.Held))
        {
            _lifecycle.Apply(scope, finding, FindingTransition.AwaitApproval, new TransitionNote(Console, why));
        }
    }

    private void Hold(WriteScope scope, Bucket bucket, List<Finding> findings, HoldReason reason)
    {
        if (reason == HoldReason.AutomaticWriteLimit && bucket.HoldReason is null)
        {
            bucket.HoldReason = reason;
            bucket.HeldUtc = scope.NowUtc;
        }
        foreach (var finding in findings.Where(f => MayBeHeld(f, reason)))
        {
            var note = new TransitionNote(Who(bucket), HoldText.For(reason)) { HoldReason = reason };
            _lifecycle.Apply(scope, finding, FindingTransition.Hold, note);
        }
    }

    private static bool MayBeHeld(Finding finding, HoldReason reason) => finding.RemediationStatus switch
    {
        RemediationStatus.NotStarted or RemediationStatus.AwaitingApproval or RemediationStatus.Superseded or RemediationStatus.Cancelled => true,
        RemediationStatus.Held => finding.HoldReason != reason,
        RemediationStatus.Queued or RemediationStatus.InProgress or RemediationStatus.Succeeded or RemediationStatus.Verified
            or RemediationStatus.Failed or RemediationStatus.Undone => false,
    };

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
        RemediationDecision.Remediate => "Automatic mode would have reverted to the baseline.",
        RemediationDecision.Hold hold => $"Automatic mode would have held: {hold.Reason}.",
        RemediationDecision.AwaitAnalyst => "Automatic mode would have left it to a person.",
        _ => "Automatic mode would have done nothing.",
    };

    private async Task QueueAsync(
        WriteScope scope, Bucket bucket, List<Finding> findings, DecisionFacts facts, RemediationDecision.Remediate decision, CancellationToken cancellationToken)
    {
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var order = new AttemptOrder
        {
            Bucket = bucket,
            FindingId = findings.First(f => facts.Repair?.Leaves(f) != true).Id,
            Action = decision.Action,
            Trigger = AttemptTrigger.Automatic,
            Rule = bucket.AutomaticAction,
            Who = Automatic,
            ExpectedFingerprint = facts.Live!.Fingerprint,
            Target = AttemptTarget.Policy(decision.Target),
        };
        await _ledger.QueueAsync(scope, order, cancellationToken).ConfigureAwait(false);
    }

    private static string Who(Bucket bucket) => bucket.Mode == AutomaticMode.Automatic ? Automatic : Console;
}
