namespace SecOpsConsole.Core.FourEyes;

/// <summary>What somebody asks a second person for.</summary>
public enum RequestKind
{
    /// <summary>The live policy becomes the baseline.</summary>
    Approve,
    /// <summary>A risk is accepted for a time.</summary>
    Exception,
    /// <summary>An exception ends later.</summary>
    Extension,
    FalsePositive,
    /// <summary>Automatic mode is switched on.</summary>
    Automatic,
    /// <summary>The console's own deny on a user or role.</summary>
    Quarantine,
}
