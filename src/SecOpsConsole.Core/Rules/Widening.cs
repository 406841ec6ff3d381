using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>Automatic mode only narrows: this says when going back could give an outsider something.</summary>
internal static class Widening
{
    /// <summary>
    /// False only when it is certain that nobody outside the bucket's account gains reach: the target lets in nobody from outside
    /// at all. What the policy before allowed does not matter then, and a Deny that goes away cannot help anybody either.
    /// </summary>
    public static bool ForOutsiders(Bucket bucket, string? before, string? after)
    {
        if (PolicyFingerprint.OfText(before) == PolicyFingerprint.OfText(after))
        {
            return false;
        }
        var verdict = JudgeOfBuckets.Judge(BucketStore.Reference(bucket), after);
        return verdict.IsInvalid
            || verdict.Public != PublicAnswer.No
            || verdict.ExternalAccounts.Count > 0
            || verdict.Statements.Any(statement => statement.Class is not (StatementClass.Deny or StatementClass.Internal));
    }
}
