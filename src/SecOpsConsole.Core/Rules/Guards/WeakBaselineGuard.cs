using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>Going back to a policy that is weak too closes nothing.</summary>
internal sealed class WeakBaselineGuard : Guard
{
    public override HoldReason Reason => HoldReason.BaselineNotCompliant;
    public override bool InEveryMode => true;
    public override string Resume => "Repair the policy or change it by hand, approve it, or escalate. The next compliant or approved policy becomes the baseline.";

    public override string? Check(DecisionFacts facts, DecisionContext context) =>
        facts.Removal is null && context.Action == AutomaticAction.RevertToBaseline && facts.Baseline is null or { Accepted: false } or { IsInvalid: true }
            ? "The earlier policy is weak too, so going back would not help."
            : null;
}
