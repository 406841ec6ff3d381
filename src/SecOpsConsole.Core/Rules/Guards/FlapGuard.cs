using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>Somebody keeps putting the same weak policy back; see <see cref="FlapDetector"/>.</summary>
internal sealed class FlapGuard : Guard
{
    public override HoldReason Reason => HoldReason.Flapping;
    public override GuardScope Scope => GuardScope.Bucket;
    public override bool Escalates => true;
    public override string Resume => "Talk to whoever puts it back and change it at its source, then resume automatic mode on the bucket's page.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => context.BucketHold == Reason
        ? "Somebody keeps putting the same weak policy back after automatic mode took it away."
        : FlapDetector.Story(context.TakenBackUtc, context.Reapplied, context.NowUtc);
}
