using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Desk;

/// <summary>Who has more and who has less access between two policies, as sentences.</summary>
internal static class AccessSentences
{
    /// <summary>For a record: what happened.</summary>
    public static IReadOnlyList<string> Happened(Bucket bucket, string? before, string? after) =>
        Told(bucket, before, after, AccessTense.Happened, "Nobody gained or lost access by this.").Select(line => line.Text).ToList();

    /// <summary>For a decision that writes: from the live policy to what is live then.</summary>
    public static IReadOnlyList<AccessLine> Planned(Bucket bucket, string? live, string? then) =>
        Told(bucket, live, then, AccessTense.Planned, "Nobody will gain or lose access by this.");

    /// <summary>For an approval: what the live policy gives that the baseline does not, and the other way round.</summary>
    public static IReadOnlyList<AccessLine> Accepted(Bucket bucket, string? baseline, string? live) =>
        Told(bucket, baseline, live, AccessTense.Accepted, "Everybody will have the access that the baseline gave.");

    private static IReadOnlyList<AccessLine> Told(Bucket bucket, string? before, string? after, AccessTense tense, string nobody)
    {
        var lines = AccessLine.Of(Comparisons.Compare(before, after, JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket))), tense);
        return lines.Count > 0 ? lines : [AccessLine.Plain(nobody)];
    }
}
