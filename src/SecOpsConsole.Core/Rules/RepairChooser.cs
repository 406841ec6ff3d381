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
    public static RepairChoice Choose(Bucket bucket, PolicyVersion? live)
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
        var proposal = PolicyRepair.Propose(live.Text, JudgeOfBuckets.ContextOf(BucketStore.Reference(bucket))).FirstOrDefault(p => !p.ForPeopleOnly);
        return proposal is null ? RepairChoice.No(NotBetter(live)) : Of(bucket, proposal);
    }

    private static RepairChoice Of(Bucket bucket, RepairProposal proposal) => RepairChoice.Of(
        PolicyVersions.Planned(bucket, proposal.Text), proposal, JudgeOfBuckets.DedupKeys(bucket, proposal.Verdict));

    private static string NotBetter(PolicyVersion live) => live.Public == PublicAnswer.Undetermined
        ? "It is not certain which statement lets everybody in, so nothing is taken out. Look at the reasons, then change the policy by hand."
        : "Taking out what lets everybody in would not make the policy better for certain. Change it by hand, or revert.";
}
