namespace SecOpsConsole.Core.Sweep;

/// <summary>Why all buckets are gone through.</summary>
public enum SweepKind
{
    /// <summary>What is live is compared with what the store knows; only a difference is looked at.</summary>
    Sweep,
    /// <summary>Every bucket is looked at: at start, and after a change of a whole account.</summary>
    Inventory,
}
