using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Rules;

/// <summary>What the console itself knows when it decides: the mode, the guards' counters and the clock.</summary>
public sealed record DecisionContext
{
    public required AutomaticMode Mode { get; init; }
    /// <summary>Which of its two actions automatic mode takes on this bucket.</summary>
    public AutomaticAction Action { get; init; } = AutomaticAction.RevertToBaseline;
    public required HoldReason? BucketHold { get; init; }
    public required bool GlobalStop { get; init; }
    /// <summary>An attempt on this bucket is queued, running or not yet verified.</summary>
    public required bool AttemptActive { get; init; }
    /// <summary>An automatic attempt on exactly this finding failed: a person must look before the next one.</summary>
    public required bool AttemptFailed { get; init; }
    /// <summary>False only when it is certain that what would be written gives nobody outside the account more than the live policy does.</summary>
    public required bool TargetWidens { get; init; }
    /// <summary>The protected class that keeps automatic mode off this bucket, with its evidence; null when none does.</summary>
    public required string? Protected { get; init; }
    /// <summary>The tool that manages the bucket and would undo what automatic mode does; null when none is known or a person overrode it.</summary>
    public required string? Managed { get; init; }
    /// <summary>What in the write would, or might, stop our own role from managing the bucket; null when it certainly may go on.</summary>
    public required string? LockOut { get; init; }
    /// <summary>Which service the write would cut off; null when none.</summary>
    public required string? ServiceCut { get; init; }
    public required IReadOnlyCollection<DateTime> AutomaticWritesToBucket { get; init; }
    public required IReadOnlyCollection<DateTime> AutomaticWritesInAccount { get; init; }
    /// <summary>When automatic mode took exactly the live content away, as far as <see cref="FlapDetector.ActorWindow"/>.</summary>
    public required IReadOnlyCollection<DateTime> TakenBackUtc { get; init; }
    /// <summary>Who put it back since the first of these.</summary>
    public required IReadOnlyCollection<Reapplied> Reapplied { get; init; }
    /// <summary>The circuit breaker of the account; null: it never tripped.</summary>
    public required AccountBreaker? Breaker { get; init; }
    public required DateTime NowUtc { get; init; }
}
