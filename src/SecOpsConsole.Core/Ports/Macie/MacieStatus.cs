namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>Whether Macie looks after an account in a Region.</summary>
public enum MacieStatus
{
    NotEnabled,
    Enabled,
    /// <summary>Enabled, and suspended by somebody: no monitoring, no jobs.</summary>
    Paused,
}
