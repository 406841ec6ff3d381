using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>A person took back what was done here: automatic mode must not do it again behind their back.</summary>
internal sealed class UndoGuard : Guard
{
    public override HoldReason Reason => HoldReason.PausedByUndo;
    public override GuardScope Scope => GuardScope.Bucket;
    public override string Resume => "Resume automatic mode on the bucket's page when the matter is settled.";

    public override string? Check(DecisionFacts facts, DecisionContext context) =>
        context.BucketHold == Reason ? "A person undid an action here, so automatic mode pauses for this bucket." : null;
}
