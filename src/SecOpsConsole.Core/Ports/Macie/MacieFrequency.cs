namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>How often a scheduled job runs.</summary>
public enum MacieFrequency
{
    Daily,
    Weekly,
    Monthly,
}
