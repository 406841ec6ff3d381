using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>The one switch above all modes.</summary>
internal sealed class GlobalStopGuard : Guard
{
    public override HoldReason Reason => HoldReason.GlobalStop;
    public override GuardScope Scope => GuardScope.Everywhere;
    public override string Resume => "Decide yourself, or ask an administrator to release the stop in the top bar.";

    public override string? Check(DecisionFacts facts, DecisionContext context) =>
        context.GlobalStop ? "Automatic mode is stopped for everybody." : null;
}
