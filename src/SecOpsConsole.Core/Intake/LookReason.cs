namespace SecOpsConsole.Core.Intake;

/// <summary>Why a bucket is looked at.</summary>
public enum LookReason
{
    /// <summary>An event said that something changed.</summary>
    Event,
    /// <summary>The inventory at start.</summary>
    Inventory,
    /// <summary>Another system's finding or remediation named the bucket.</summary>
    Signal,
    /// <summary>A remediation found another policy than the one that was decided on.</summary>
    Superseded,
    /// <summary>A sweep saw something else than what is known.</summary>
    Sweep,
    /// <summary>AWS Config recorded the bucket.</summary>
    Config,
}
