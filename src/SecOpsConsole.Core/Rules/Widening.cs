using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>Automatic mode only narrows: this says when going back could give an outsider something.</summary>
internal static class Widening
{
    /// <summary>
    /// False only when it is certain that nobody outside the bucket's account (strangers, other accounts, services acting for others)
    /// can do more under <paramref name="after"/> than under <paramref name="before"/>.
    /// </summary>
    public static bool ForOutsiders(Bucket bucket, string? before, string? after) =>
        AccessReach.WidensForOutsiders(before, after, JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket)));
}
