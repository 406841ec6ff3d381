namespace SecOpsConsole.Core.Suppressions;

/// <summary>The tabs of the list of exceptions.</summary>
public enum ExceptionView
{
    /// <summary>In force, the one that ends first on top; the default.</summary>
    Active,
    /// <summary>In force for 14 days more at most.</summary>
    Expiring,
    /// <summary>Expired, revoked or superseded, newest first.</summary>
    Ended,
}
