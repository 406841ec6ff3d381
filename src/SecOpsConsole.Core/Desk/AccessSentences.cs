using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Desk;

/// <summary>Who gains and who loses what between two policies, as sentences for the consequence dialog.</summary>
internal static class AccessSentences
{
    public static IReadOnlyList<string> Between(Bucket bucket, string? before, string? after)
    {
        var sentences = Comparisons.Compare(before, after, JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket))).Sentences;
        return sentences.Count > 0 ? sentences : ["Nobody gains or loses access by this."];
    }
}
