using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Buckets;

/// <summary>Everything a bucket's page shows, except its history and the actions on it (read separately).</summary>
public sealed record BucketDetail(
    Bucket Bucket,
    PolicyVersion? Live,
    PolicyVersion? Baseline,
    IReadOnlyList<FindingRow> Findings,
    int AutomaticWritesInWindow,
    int AutomaticWritesAllowed,
    IReadOnlyList<TrippedGuard> Guards,
    IReadOnlyList<FindingEvent> Timeline,
    ActionOffer Contain,
    ActionOffer RestoreBlock,
    BlockChoice FormerBlock)
{
    /// <summary>What Macie found in it.</summary>
    public Sensitivity Sensitivity => Sensitivity.OfState(Bucket.SensitiveData);

    /// <summary>What is known of Macie where it is.</summary>
    public MacieReconciled Macie { get; init; } = MacieReconciled.Never;

    /// <summary>What it means that no open finding of Macie tells of sensitive data here.</summary>
    public MacieDataState DataState => Macie.DataOf(Bucket);

    /// <summary>What that means with the live exposure.</summary>
    public RankedSeverity Risk => ExposureTimesSensitivity.Rank(Bucket.Exposure, Sensitivity, Severity.Informational);

    /// <summary>Why automatic mode does not act here whatever the mode says, one sentence each; empty when nothing bars it.</summary>
    public IReadOnlyList<string> Bars { get; init; } = [];

    /// <summary>The protected classes with their evidence, overridden or not.</summary>
    public IReadOnlyList<ProtectedBy> Protection { get; init; } = [];

    /// <summary>The tool that applies code and changed the bucket lately; null when none did.</summary>
    public string? ManagedBy { get; init; }
}
