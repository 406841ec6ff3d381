using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>Automatic mode only narrows: this says when going back could give an outsider something.</summary>
internal static class Widening
{
    /// <summary>False only when it is certain that nobody outside the bucket's account gains reach.</summary>
    public static bool ForOutsiders(Bucket bucket, string? before, string? after) =>
        AccessReach.WidensForOutsiders(before, after, new JudgeContext { BucketAccount = bucket.AccountId, BucketName = bucket.Name });
}
