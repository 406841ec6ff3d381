using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Desk;

/// <summary>What an undo means, judged like any other change.</summary>
/// <param name="Effect">In one sentence.</param>
/// <param name="Sentences">Who gains and who loses what.</param>
/// <param name="Confirm">What a person must confirm, because somebody gets access by it; null when nobody does.</param>
internal sealed record UndoConsequence(string Effect, IReadOnlyList<string> Sentences, string? Confirm)
{
    public static UndoConsequence Of(UndoState state) => state.FormerBlock is { } block ? OfBlock(state, block) : OfPolicy(state);

    public RemediationPreview ToPreview(UndoState state) => new(
        "Undo",
        state.FormerBlock is null ? state.Live?.Text : null,
        state.FormerBlock is null ? state.PreImage?.Text : null,
        Sentences,
        $"{Effect} Automatic mode pauses for this bucket.",
        "Decide again: an undo cannot be undone itself.",
        state.Attempt.TargetFingerprint)
    {
        BlockBefore = state.FormerBlock is null ? null : state.Bucket.OwnBlock,
        BlockAfter = state.FormerBlock,
        Confirm = Confirm,
    };

    private static UndoConsequence OfPolicy(UndoState state)
    {
        var (before, after) = (state.Live?.Text, state.PreImage!.Text);
        var widens = state.Live is null || Widening.ForOutsiders(state.Bucket, before, after);
        return new UndoConsequence(
            after is null
                ? $"The policy of {state.Bucket.Name} is deleted, as it was before."
                : widens
                    ? $"The policy that was replaced comes back: {state.Bucket.Name} is exposed again as it was before, and the finding opens again."
                    : "The policy that was replaced comes back.",
            AccessSentences.Between(state.Bucket, before, after),
            widens ? $"This gives access to {state.Bucket.Name} that the live policy does not give." : null);
    }

    private static UndoConsequence OfBlock(UndoState state, BlockPublicAccess former)
    {
        var reachable = state.Live is null
            ? ["The live policy could not be read, so it is not known who gets access."]
            : ContainWords.OfLoosening(state.Bucket, state.Live, former);
        var own = state.Bucket.OwnBlock;
        return new UndoConsequence(
            $"{state.Bucket.Name} gets back exactly what it had: {StateWords.Of(former)}.",
            reachable.Count > 0 ? reachable : [Nobody(own is not null && own.HoldsMoreThan(former))],
            reachable.Count > 0 ? $"This makes {state.Bucket.Name} reachable again from outside its account." : null);
    }

    private static string Nobody(bool loosens) => loosens
        ? "Nobody reaches the bucket by this now; S3 accepts again what the settings refuse, such as a public policy."
        : "Nobody gains or loses access by this.";
}
