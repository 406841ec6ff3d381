using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Desk;

/// <summary>What an undo means, judged like any other change.</summary>
/// <param name="Effect">In one sentence.</param>
/// <param name="Sentences">Who will gain and who will lose what.</param>
/// <param name="Confirm">What a person must confirm, because somebody gets access by it; null when nobody does.</param>
internal sealed record UndoConsequence(string Effect, IReadOnlyList<AccessLine> Sentences, string? Confirm)
{
    /// <summary>What a person must accept, because the console may lose its own way back; null when it keeps it.</summary>
    public string? AcceptLockOut { get; private init; }

    /// <summary>The services that are cut off by it, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <param name="state">The action and what was there before it.</param>
    /// <param name="roleArn">The console's own role in the account; null when it is not known.</param>
    public static UndoConsequence Of(UndoState state, string? roleArn) => true switch
    {
        _ when state.FormerBlock is { } block => OfBlock(state, block),
        _ when state.FormerEncryption is { } encryption => OfEncryption(state, encryption),
        _ => OfPolicy(state, roleArn),
    };

    /// <summary>Why the undo is refused as long as the person has not confirmed enough; null when it may be done.</summary>
    public DeskResult? Refuse(UndoConfirmation confirmation, string? live) => true switch
    {
        _ when AcceptLockOut is { } lockOut && !confirmation.LockOut => DeskText.LocksOut(lockOut, live),
        _ when Confirm is { } confirm && !confirmation.Widening =>
            new DeskResult(DeskOutcome.NotAllowed, $"{confirm} Nothing was changed. If that is what you want, confirm it.", LiveFingerprint: live),
        _ => null,
    };

    public RemediationPreview ToPreview(UndoState state) => new(
        "Undo",
        IsOfPolicy(state) ? state.Live?.Text : null,
        IsOfPolicy(state) ? state.PreImage?.Text : null,
        Sentences,
        $"{Effect} Automatic mode pauses for this bucket.",
        "Decide again: an undo cannot be undone itself.",
        state.Attempt.TargetFingerprint)
    {
        BlockBefore = state.FormerBlock is null ? null : state.Bucket.OwnBlock,
        BlockAfter = state.FormerBlock,
        EncryptionBefore = state.FormerEncryption is null ? null : BucketEncryption.OfState(state.Bucket.Encryption),
        EncryptionAfter = state.FormerEncryption,
        Confirm = Confirm,
        AcceptLockOut = AcceptLockOut,
        Warnings = Warnings,
    };

    private static bool IsOfPolicy(UndoState state) => state.Attempt.Subject == AttemptSubject.BucketPolicy;

    private static UndoConsequence OfPolicy(UndoState state, string? roleArn)
    {
        var (before, after) = (state.Live?.Text, state.PreImage!.Text);
        var effects = WriteEffects.Of(state.Bucket, before, after, roleArn);
        var widens = state.Live is null || Widening.ForOutsiders(state.Bucket, before, after);
        return new UndoConsequence(
            after is null
                ? $"The policy of {state.Bucket.Name} is deleted, as it was before."
                : widens
                    ? $"The policy that was replaced comes back: {state.Bucket.Name} is exposed again as it was before, and the finding opens again."
                    : "The policy that was replaced comes back.",
            AccessSentences.Planned(state.Bucket, before, after),
            widens ? $"This gives access to {state.Bucket.Name} that the live policy does not give." : null)
        {
            AcceptLockOut = effects.AcceptLockOut,
            Warnings = effects.Warnings,
        };
    }

    private static UndoConsequence OfBlock(UndoState state, BlockPublicAccess former)
    {
        var reachable = state.Live is null
            ? [AccessLine.Plain("The live policy could not be read, so it is not known who will get access.")]
            : ContainWords.OfLoosening(state.Bucket, state.Live, former);
        var own = state.Bucket.OwnBlock;
        return new UndoConsequence(
            $"{state.Bucket.Name} gets back exactly what it had: {StateWords.Of(former)}.",
            reachable.Count > 0 ? reachable : [AccessLine.Plain(Nobody(own is not null && own.HoldsMoreThan(former)))],
            reachable.Count > 0 ? $"This makes {state.Bucket.Name} reachable again from outside its account." : null);
    }

    private static UndoConsequence OfEncryption(UndoState state, BucketEncryption former) => new(
        $"{state.Bucket.Name} gets back exactly what it had for new objects: {StateWords.Of(former)}. The finding opens again.",
        [AccessLine.Plain("Nobody will gain or lose access to the objects that are there now.")],
        // The key's own policy stands between outsiders and new objects; without the key only the bucket's does.
        !former.UsesKms && BucketEncryption.OfState(state.Bucket.Encryption) is { UsesKms: true } && state.Bucket.Exposure != Exposure.OwnAccount
            ? $"Whoever reaches {state.Bucket.Name} can read new objects without being allowed to use the KMS key." : null);

    private static string Nobody(bool loosens) => loosens
        ? "Nobody will reach the bucket by this now; S3 will accept again what the settings refuse, such as a public policy."
        : "Nobody will gain or lose access by this.";
}
