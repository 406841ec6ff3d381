using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Desk;

/// <summary>What a repair takes away and keeps, and how a revert would differ from it, for the consequence dialog.</summary>
internal static class RepairWords
{
    /// <summary>A policy of 20 KB can hold a hundred grants; nobody reads so many lines before a click.</summary>
    private const int MostOfAKind = 12;

    public static string Effect(FindingState state) =>
        $"{state.Repair.Proposal!.Sentence}.{Regained(state)} {Revert(state)}";

    public static IReadOnlyList<AccessLine> Sentences(FindingState state)
    {
        var proposal = state.Repair.Proposal!;
        return
        [
            .. Few(AccessLine.Of(proposal.Access, AccessTense.Planned)),
            .. Few([.. AccessSummary.Of(proposal.Verdict).Select(kept => AccessLine.Plain($"Stays: {kept}"))]),
            .. Few([.. Instead(state).Select(difference => AccessLine.Plain($"After a revert instead: {difference.Text}"))]),
        ];
    }

    /// <summary>RestrictPublicBuckets cuts partners off for as long as one statement is public: the repair gives them back what they had.</summary>
    private static string Regained(FindingState state)
    {
        var accounts = state.Repair.Proposal!.RegainedBehindBlock;
        return state.Bucket.EffectiveBlock?.RestrictPublicBuckets == true && accounts.Count > 0
            ? $" Block Public Access cuts off {(accounts.Count == 1 ? "account" : "the accounts")} {string.Join(", ", accounts.Take(MostOfAKind))} as long as the policy is public; the repair gives that access back."
            : "";
    }

    private static string Revert(FindingState state) => true switch
    {
        _ when !FindingOffers.For(state).Revert.Offered => "There is no accepted policy that a revert could bring back instead.",
        _ when Instead(state).Count == 0 => "A revert would leave everybody with the same access as the repair.",
        _ => "A revert would bring back the baseline instead, and other edits of the same change would go with it.",
    };

    /// <summary>What a revert would do beyond the repair: an alternative, so no sign says that it will happen.</summary>
    private static IReadOnlyList<AccessLine> Instead(FindingState state) => FindingOffers.For(state).Revert.Offered
        ? AccessLine.Of(Comparisons.Compare(state.Repair.Target!.Text, state.Baseline!.Text, JudgeOfBuckets.ContextOf(BucketStore.Reference(state.Bucket))), AccessTense.Planned)
        : [];

    private static IEnumerable<AccessLine> Few(IReadOnlyList<AccessLine> sentences) => sentences.Count <= MostOfAKind
        ? sentences
        : [.. sentences.Take(MostOfAKind), AccessLine.Plain($"… and {sentences.Count - MostOfAKind} more; the diff below shows all.")];
}
