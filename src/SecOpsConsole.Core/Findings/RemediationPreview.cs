using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Protection;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// What an action would do, for the consequence dialog: both texts, who will have more or less access, and what undoes it.
/// <paramref name="BeforeText"/>/<paramref name="AfterText"/> null: no policy.
/// </summary>
public sealed record RemediationPreview(
    string Label,
    string? BeforeText,
    string? AfterText,
    IReadOnlyList<AccessLine> AccessSentences,
    string Effect,
    string UndoHint,
    string ExpectedFingerprint)
{
    /// <summary>Set when the action is about Block Public Access: then the texts are null and these are what is compared.</summary>
    public BlockPublicAccess? BlockBefore { get; init; }
    public BlockPublicAccess? BlockAfter { get; init; }

    /// <summary>Set when the action is about the default encryption: then the texts are null and these are what is compared.</summary>
    public BucketEncryption? EncryptionBefore { get; init; }
    public BucketEncryption? EncryptionAfter { get; init; }

    /// <summary>Somebody gets access by it: what the person confirms before it is done.</summary>
    public string? Confirm { get; init; }

    /// <summary>The console would lose its own way back: what the person accepts before it is done; null when it keeps it.</summary>
    public string? AcceptLockOut { get; init; }

    /// <summary>Block Public Access keeps out whom the policy lets in: an approval counts for so long as it does.</summary>
    public bool HeldBack { get; init; }

    /// <summary>What else it breaks or will not hold, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What must be changed in the code of the tool that manages the bucket; null when no tool is known to.</summary>
    public CodeChange? Code { get; init; }
}
