using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Rules.Guards;

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
    BlockChoice FormerBlock);
