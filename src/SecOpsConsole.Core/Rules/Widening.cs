using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>Automatic mode only narrows: this says when going back could give an outsider something.</summary>
internal static class Widening
{
    /// <summary>
    /// False only when it is certain that the bucket's own block, set to <paramref name="after"/>, lets nobody in whom it holds back now: no
    /// setting goes off, and the policy and ACL judged under both expose nothing more.
    /// </summary>
    public static bool ByBlock(Bucket bucket, PolicyVersion? live, BlockPublicAccess after)
    {
        if (bucket.OwnBlock is not { } own || live is null || own.HoldsMoreThan(after))
        {
            return true;
        }
        var verdict = JudgeOfBuckets.Judge(BucketStore.Reference(bucket), live.Text);
        var before = Exposed(bucket, verdict, own);
        return Exposed(bucket, verdict, after).Any(problem => !before.Contains(problem));
    }

    private static HashSet<string> Exposed(Bucket bucket, PolicyVerdict verdict, BlockPublicAccess block) =>
        [.. JudgeOfBuckets.Judge(verdict, new(block, bucket.AclPublic, null, null, []) { AccountBlock = bucket.AccountBlock })
            .Problems.Where(problem => problem.IsExposed).Select(problem => problem.DedupKey(bucket))];

    /// <summary>
    /// False only when it is certain that nobody outside the bucket's account (strangers, other accounts, services acting for others)
    /// can do more under <paramref name="after"/> than under <paramref name="before"/>.
    /// </summary>
    public static bool ForOutsiders(Bucket bucket, string? before, string? after) =>
        Comparisons.WidensForOutsiders(before, after, JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket)));
}
