using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Decides what happens to a weak live policy. Pure: facts in, decision out. Every guard fails closed: what is not
/// certain is left to a person.
/// </summary>
public static class RemediationDecider
{
    public static RemediationDecision Decide(DecisionFacts facts, DecisionContext context)
    {
        if (facts.OwnWrite)
        {
            return new RemediationDecision.Ignore("The live policy is what the console wrote.");
        }
        if (context.AttemptActive)
        {
            return new RemediationDecision.Ignore("An attempt on this bucket is under way.");
        }
        return context.Mode switch
        {
            AutomaticMode.Off => new RemediationDecision.Ignore("The bucket's mode is Off."),
            AutomaticMode.Review => Propose(facts, context) ?? new RemediationDecision.AwaitAnalyst("The bucket is in Review: a person decides."),
            AutomaticMode.Shadow => Shadow(facts, context),
            AutomaticMode.Automatic => Propose(facts, context) ?? Act(facts, context),
        };
    }

    /// <summary>What holds in every mode; null when there is something that the bucket's rule could write.</summary>
    private static RemediationDecision? Propose(DecisionFacts facts, DecisionContext context)
    {
        if (facts.Live is null)
        {
            return new RemediationDecision.AwaitAnalyst("The live policy could not be read, so a person decides.");
        }
        if (facts.Live.IsInvalid)
        {
            return new RemediationDecision.AwaitAnalyst("The policy cannot be read as AWS would store it, so a person decides.");
        }
        if (facts.Live.Public == PublicAnswer.Undetermined)
        {
            return new RemediationDecision.AwaitAnalyst("It is not certain whether the policy is public, so a person decides.");
        }
        if (facts.Live.IsCompliant)
        {
            return new RemediationDecision.Ignore("The live policy is compliant.");
        }
        if (facts is { Live: { Accepted: true, ApprovedBlocked: true }, ReachableByAnyone: true })
        {
            return new RemediationDecision.AwaitAnalyst("It was approved while Block Public Access held it back, and nothing holds it any more, so a person decides.");
        }
        if (facts.Live.Accepted)
        {
            return new RemediationDecision.Ignore("A person approved exactly this policy.");
        }
        return GuardBook.Check(facts, context, inEveryMode: true)
            ?? (facts.Removal is null && context.Action == AutomaticAction.RepairStatements ? WithoutRepair(facts) : (RemediationDecision?)null);
    }

    /// <summary>A repair needs no baseline, but its end must be certain: what is half closed would be found public again.</summary>
    private static RemediationDecision.AwaitAnalyst? WithoutRepair(DecisionFacts facts) => facts.Repair switch
    {
        { ClosesForCertain: true } => null,
        { WhyNot: { } why } => new RemediationDecision.AwaitAnalyst($"Automatic mode would repair here, but cannot. {why}"),
        _ => new RemediationDecision.AwaitAnalyst("Automatic mode would repair here, but it is not certain that nobody could reach the bucket afterwards. A person decides."),
    };

    private static RemediationDecision Shadow(DecisionFacts facts, DecisionContext context)
    {
        var would = Propose(facts, context) ?? Act(facts, context);
        return would is RemediationDecision.Ignore ? would : new RemediationDecision.RecordShadow(would);
    }

    private static RemediationDecision Act(DecisionFacts facts, DecisionContext context)
    {
        if (!facts.ReachableByAnyone || facts.Live!.Public != PublicAnswer.Yes)
        {
            return new RemediationDecision.AwaitAnalyst("Automatic mode acts only when it is certain that anybody reaches the bucket; a person decides.");
        }
        if (context.AttemptFailed)
        {
            return new RemediationDecision.AwaitAnalyst("The last attempt failed; automatic mode does not try the same again. A person decides.");
        }
        if (GuardBook.Check(facts, context, inEveryMode: false) is { } held)
        {
            return held;
        }
        if (context.BucketHold is { } other)
        {
            return new RemediationDecision.Hold(other);
        }
        return CoolDown.Until(context.TakenBackUtc, context.NowUtc) is { } until
            ? new RemediationDecision.Wait(until)
            : facts.Removal is { Former: { } former } ? new RemediationDecision.RestoreBlock(former) : Planned(facts, context.Action)!;
    }

    /// <summary>
    /// The bucket's rule, except where going back to the baseline would take away what a person accepted: then automatic mode repairs
    /// around that, and where it cannot, a person decides.
    /// </summary>
    internal static AutomaticAction ActionOf(DecisionFacts facts, AutomaticAction rule) =>
        facts.BaselineDropsAccepted ? AutomaticAction.RepairStatements : rule;

    /// <summary>What automatic mode would write by the bucket's rule; null when there is nothing.</summary>
    internal static RemediationDecision.Remediate? Planned(DecisionFacts facts, AutomaticAction action) => action switch
    {
        AutomaticAction.RevertToBaseline => facts.Baseline is { } baseline ? new RemediationDecision.Remediate(ActionFor(baseline), baseline) : null,
        AutomaticAction.RepairStatements => facts.Repair?.Target is { } repaired ? new RemediationDecision.Remediate(RemediationActionId.RepairStatements, repaired) : null,
    };

    /// <summary>Known to have had no policy: deleting restores that.</summary>
    public static RemediationActionId ActionFor(PolicyVersion baseline) =>
        baseline.Text is null ? RemediationActionId.DeletePolicy : RemediationActionId.RevertToBaseline;
}
