using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>A revert needs something to go back to.</summary>
internal sealed class NoBaselineGuard : Guard
{
    public override HoldReason Reason => HoldReason.NoBaseline;
    public override bool InEveryMode => true;
    public override string Resume => "Repair the policy or change it by hand, approve it, or escalate. The next compliant or approved policy becomes the baseline.";

    public override string? Check(DecisionFacts facts, DecisionContext context) =>
        facts.Removal is null && context.Action == AutomaticAction.RevertToBaseline && facts is { Baseline: null, BaselineMissing: null or HoldReason.NoBaseline }
            ? "No earlier policy of this bucket is known, so there is nothing to go back to."
            : null;
}
