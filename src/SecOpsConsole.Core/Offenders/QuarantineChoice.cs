namespace SecOpsConsole.Core.Offenders;

/// <summary>How much a quarantine takes away.</summary>
public enum QuarantineChoice
{
    /// <summary>Only the calls that can open buckets; everything else goes on.</summary>
    S3Exposure,
    /// <summary>Every call of every service.</summary>
    Everything,
}
