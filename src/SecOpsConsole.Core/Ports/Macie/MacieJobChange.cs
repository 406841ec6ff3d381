namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>What can be done to a job; a cancelled one never runs again.</summary>
public enum MacieJobChange
{
    Pause,
    Resume,
    Cancel,
}
