using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Desk;

/// <summary>Who gains and who loses what between two policies, as sentences for the consequence dialog.</summary>
internal static class AccessSentences
{
    public static IReadOnlyList<string> Between(Bucket bucket, string? before, string? after)
    {
        var (old, @new) = (Grants(bucket, before), Grants(bucket, after));
        List<string> sentences =
        [
            .. old.Except(@new, StringComparer.Ordinal).Select(grant => $"No longer: {grant}"),
            .. @new.Except(old, StringComparer.Ordinal).Select(grant => $"New: {grant}"),
        ];
        return sentences.Count > 0 ? sentences : ["Nobody gains or loses access by this."];
    }

    private static HashSet<string> Grants(Bucket bucket, string? text) =>
        [.. JudgeOfBuckets.Judge(BucketStore.Reference(bucket), text).Statements
            .Where(statement => statement.Class != StatementClass.Deny && statement.NeutralisedBy.Count == 0)
            .Select(statement => statement.Explanation)];
}
