using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>Log, state, Control Tower and our own buckets: a wrong write there costs more than the exposure.</summary>
internal sealed class ProtectedBucketGuard : Guard
{
    public override HoldReason Reason => HoldReason.ProtectedBucket;
    public override GuardScope Scope => GuardScope.Bucket;
    public override string Resume => "Decide yourself. To let automatic mode act here all the same, resume it on the bucket's page and say why.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => context.Protected;
}
