using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules;

/// <summary>What a look found out about a bucket, as far as a decision needs it.</summary>
public sealed record DecisionFacts
{
    /// <summary>The live version with its judgement; null when the live policy could not be read.</summary>
    public required PolicyVersion? Live { get; init; }

    /// <summary>
    /// True only when it is certain that anybody (anonymous or any AWS account) reaches the bucket through its policy now:
    /// the verdict is a certain Yes, and Block Public Access was read and does not hold. What a person accepted does not count.
    /// </summary>
    public required bool ReachableByAnyone { get; init; }

    /// <summary>The newest accepted version other than the live one; null when there is none.</summary>
    public required PolicyVersion? Baseline { get; init; }

    /// <summary>Why there is no baseline: NoBaseline or BaselineNotCompliant; null when there is one.</summary>
    public required HoldReason? BaselineMissing { get; init; }

    /// <summary>Fingerprints of the live statements that an exception or a false positive covers: automatic mode leaves them as they are.</summary>
    public IReadOnlySet<string> Accepted { get; init; } = new HashSet<string>();

    /// <summary>The baseline lacks a statement that a person accepted, so going back to it would take accepted access away.</summary>
    public bool BaselineDropsAccepted { get; init; }

    /// <summary>The repair of the live policy; null when nobody asked for one, because the bucket's rule is to revert.</summary>
    public RepairChoice? Repair { get; init; }

    /// <summary>
    /// The removal of Block Public Access that laid the bucket open, with the state to give back; null when the removal is not the cause: then
    /// the policy is what is decided on.
    /// </summary>
    public BlockChoice? Removal { get; init; }

    /// <summary>When AWS says that the change happened; null when no event tells (inventory): then automatic mode does not act.</summary>
    public required DateTime? EventUtc { get; init; }

    /// <summary>The event that made us look is our own write, and the live policy is what that write put there.</summary>
    public bool OwnWrite { get; init; }
}
