namespace SecOpsConsole.Core.ChangeSets;

/// <summary>Which system told of a change.</summary>
public enum SignalKind
{
    /// <summary>A call on a bucket that CloudTrail recorded.</summary>
    CloudTrail,
    /// <summary>A configuration item that AWS Config recorded.</summary>
    Config,
    /// <summary>A policy finding of Amazon Macie.</summary>
    Macie,
}
