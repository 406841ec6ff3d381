using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>Logs that stop coming are noticed when somebody needs them: a service that is soundly bound keeps what it has.</summary>
internal sealed class ServiceCutGuard : Guard
{
    public override HoldReason Reason => HoldReason.WouldCutService;
    public override string Resume => "Repair the policy, which leaves the service's statement as it is, or decide yourself; the dialog names who is cut off.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => context.ServiceCut;
}
