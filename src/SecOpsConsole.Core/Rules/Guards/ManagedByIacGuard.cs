using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>
/// Code would bring back what automatic mode takes away. Callers choose their user agent, so a stranger could pose as such a tool to be
/// left to a person: therefore people are told with a clock, and only a person's word makes automatic mode act.
/// </summary>
internal sealed class ManagedByIacGuard : Guard
{
    public override HoldReason Reason => HoldReason.ManagedByIac;
    public override GuardScope Scope => GuardScope.Bucket;
    public override bool Escalates => true;

    public override string Resume =>
        "Change the code: the dialog of each decision has the exact text. To let automatic mode act here in spite of the tool, resume it on the bucket's page and say why.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => context.Managed;
}
