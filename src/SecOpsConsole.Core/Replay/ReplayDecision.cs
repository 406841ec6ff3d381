using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Replay;

/// <summary>
/// Today's judge and today's decider on the facts of then. Pure. The decision is the one that automatic mode would take, whatever the
/// bucket's mode was and is: a mode that a person changed is no difference of the rules.
/// </summary>
internal static class ReplayDecision
{
    public static RemediationDecision Take(ReplayFacts facts, PolicyVerdict verdict)
    {
        var live = Today(facts.Bucket, facts.Live!, facts.AtUtc);
        var baseline = facts.Baseline is { } then ? Today(facts.Bucket, then, facts.AtUtc) : null;
        var decision = new DecisionFacts
        {
            Live = live,
            ReachableByAnyone = verdict.IsCertainlyOpen && BlockIsKnownOff(facts) && OpenBesideAccepted(facts, verdict),
            Accepted = verdict.Statements.Select(statement => statement.Fingerprint.Value).Where(facts.Accepted.Contains).ToHashSet(StringComparer.Ordinal),
            Baseline = baseline,
            BaselineMissing = facts.Choice.WhyMissing,
            EventUtc = facts.Decided.Count > 0 ? facts.Decided[0].EventUtc : facts.AtUtc,
        };
        decision = decision with { Removal = decision is { ReachableByAnyone: true, Accepted.Count: 0 } ? facts.Removal : null };
        decision = decision with { BaselineDropsAccepted = RemediationFlow.DropsAccepted(decision) };
        if (RemediationDecider.ActionOf(decision, facts.Bucket.AutomaticAction) == AutomaticAction.RepairStatements)
        {
            decision = decision with { Repair = RepairChooser.Choose(facts.Bucket, live, decision.Accepted) };
        }
        return RemediationDecider.Decide(decision, Context(facts, decision));
    }

    /// <summary>The content as today's judge sees it; what a person had approved by then stays approved.</summary>
    private static PolicyVersion Today(Bucket bucket, PolicyVersion then, DateTime atUtc)
    {
        var now = PolicyVersions.Planned(bucket, then.Text);
        now.Id = then.Id;
        now.Accepted = now.IsCompliant || (then is { ApprovedBy: not null, Accepted: true } && then.AcceptedUtc <= atUtc);
        now.ApprovedBlocked = then.ApprovedBlocked;
        return now;
    }

    private static bool OpenBesideAccepted(ReplayFacts facts, PolicyVerdict verdict) => verdict.Statements.Any(statement =>
        statement.Public == PublicAnswer.Yes && (statement.AnonymousReachable || statement.AnyAwsAccountReachable)
        && !facts.Accepted.Contains(statement.Fingerprint.Value));

    /// <summary>As it was recorded with the decision; where none was recorded, as the bucket has it today.</summary>
    private static bool BlockIsKnownOff(ReplayFacts facts) => facts switch
    {
        { Decided: [{ Reachable: true }, ..] } => true,
        { Decided: [_, ..], Live.Public: PublicAnswer.Yes } => false,
        _ => facts.Bucket is { OwnBlock: not null, EffectiveBlock.RestrictPublicBuckets: false },
    };

    private static DecisionContext Context(ReplayFacts facts, DecisionFacts decision)
    {
        var guard = facts.Decided.Select(d => d.HoldReason).FirstOrDefault(reason => reason is { } hold && !IsOfThePolicy(hold));
        var action = RemediationDecider.ActionOf(decision, facts.Bucket.AutomaticAction);
        var effects = DecisionContexts.EffectsOf(facts.Bucket, decision, action, facts.OwnRole);
        return new DecisionContext
        {
            Mode = AutomaticMode.Automatic,
            Action = action,
            BucketHold = guard == HoldReason.GlobalStop ? null : guard,
            GlobalStop = guard == HoldReason.GlobalStop,
            AttemptActive = false,
            AttemptFailed = false,
            // The choice of the removal proves that it narrows: it switches nothing off.
            TargetWidens = decision.Removal is null && RemediationDecider.Planned(decision, action) is { Target: var target }
                && Widening.ForOutsiders(facts.Bucket, decision.Live!.Text, target.Text),
            Protected = null,
            Managed = null,
            LockOut = effects?.LockOut.Sentence,
            ServiceCut = effects?.FirstCut,
            AutomaticWritesToBucket = [],
            AutomaticWritesInAccount = [],
            TakenBackUtc = [],
            Reapplied = [],
            Breaker = null,
            NowUtc = facts.AtUtc,
        };
    }

    /// <summary>True for a reason that is found again from the policies; any other is a state of then and is taken over as it was.</summary>
    private static bool IsOfThePolicy(HoldReason reason) => reason is HoldReason.NoBaseline or HoldReason.BaselineNotCompliant
        or HoldReason.WouldWidenAccess or HoldReason.WouldLockOut or HoldReason.WouldCutService or HoldReason.Undetermined or HoldReason.InvalidPolicy or HoldReason.EventTooOld;
}
