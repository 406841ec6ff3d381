namespace SecOpsConsole.Core.Suppressions;

/// <summary>Whether a suppression still hides anything; only Active does.</summary>
public enum SuppressionState
{
    Active,
    Expired,
    /// <summary>A person ended it.</summary>
    Revoked,
    /// <summary>What is real is more than what was accepted.</summary>
    Superseded,
}
