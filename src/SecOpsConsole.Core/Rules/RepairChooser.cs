using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>
/// Chooses what a repair writes: the smallest edit of the live policy that takes out what lets everybody in. Pure. An edit that only
/// a person can know to be right (a condition) is never chosen, and what is chosen was judged again and is strictly better.
/// </summary>
public static class RepairChooser
{
    /// <param name="bucket">Whose policy it is.</param>
    /// <param name="live">The live version; null when it could not be read.</param>
    /// <param name="accepted">Fingerprints of the statements that an exception or a false positive covers: they stay.</param>
    public static RepairChoice Choose(Bucket bucket, PolicyVersion? live, IReadOnlySet<string> accepted)
    {
        if (live is null)
        {
            return RepairChoice.No("The live policy could not be read, so it is not known what a repair would change.");
        }
        if (live.Text is null)
        {
            return RepairChoice.No("The bucket has no policy, so there is nothing to repair.");
        }
        if (live.Public == PublicAnswer.No)
        {
            return RepairChoice.No("No statement lets everybody in, so there is nothing that a repair would take out.");
        }
        var context = JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket));
        var picked = accepted.Count == 0 ? null : NotAccepted(live.Text, context, accepted);
        if (picked is { Count: 0 })
        {
            return RepairChoice.No("Every statement that lets everybody in was accepted by a person, so there is nothing that a repair would take out.");
        }
        var proposal = Comparisons.Repairs(live.Text, context, picked).FirstOrDefault(p => !p.ForPeopleOnly);
        return proposal is null
            ? RepairChoice.No(NotBetter(live))
            : RepairChoice.Of(PolicyVersions.Planned(bucket, proposal.Text), proposal, JudgeOfBuckets.DedupKeys(bucket, proposal.Verdict), accepted);
    }

    private static List<int> NotAccepted(string policyText, JudgeContext context, IReadOnlySet<string> accepted) =>
        [.. new PolicyJudge(context).JudgeText(policyText).Statements
            .Where(statement => statement.Public == PublicAnswer.Yes && !accepted.Contains(statement.Fingerprint.Value))
            .Select(statement => statement.Index)];

    private static string NotBetter(PolicyVersion live) => live.Public == PublicAnswer.Undetermined
        ? "It is not certain which statement lets everybody in, so nothing is taken out. Look at the reasons, then change the policy by hand."
        : "Taking out what lets everybody in would not make the policy better for certain. Change it by hand, or revert.";
}
