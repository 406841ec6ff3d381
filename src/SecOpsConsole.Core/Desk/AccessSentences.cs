using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Desk;

/// <summary>Who gains and who loses what between two policies, as sentences for the consequence dialog.</summary>
internal static class AccessSentences
{
    public static IReadOnlyList<string> Between(Bucket bucket, string? before, string? after)
    {
        var context = new JudgeContext { BucketAccount = bucket.AccountId, BucketName = bucket.Name };
        var sentences = AccessDiff.Compare(before, after, context).Sentences;
        return sentences.Count > 0 ? sentences : ["Nobody gains or loses access by this."];
    }
}
