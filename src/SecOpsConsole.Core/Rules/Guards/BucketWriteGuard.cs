using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>The budget of automatic writes of one bucket, whatever their content.</summary>
internal sealed class BucketWriteGuard : Guard
{
    public override HoldReason Reason => HoldReason.AutomaticWriteLimit;
    public override GuardScope Scope => GuardScope.Bucket;
    public override bool Escalates => true;
    public override string Resume => "Find out who keeps changing the policy, then resume automatic mode on the bucket's page; that begins a new window.";

    public override string? Check(DecisionFacts facts, DecisionContext context) =>
        context.BucketHold == Reason
        || LoopGuard.WritesIn(context.AutomaticWritesToBucket, LoopGuard.BucketWindow, context.NowUtc) >= LoopGuard.WritesPerBucket
            ? $"Automatic mode has written to this bucket {LoopGuard.WritesPerBucket} times within {LoopGuard.BucketWindow.TotalMinutes:0} minutes, as often as it may."
            : null;
}
