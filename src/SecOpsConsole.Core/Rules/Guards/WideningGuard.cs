using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>Automatic mode only narrows: the comparison of both policies must prove it.</summary>
internal sealed class WideningGuard : Guard
{
    public override HoldReason Reason => HoldReason.WouldWidenAccess;
    public override string Resume => "Compare both policies, then revert, repair or approve yourself.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => context.TargetWidens
        ? "The write would give somebody outside the account access that the live policy does not give, or that cannot be ruled out."
        : null;
}
