namespace SecOpsConsole.Core.Ports;

/// <summary>What an AWS error means for us; one table in the adapters maps codes to these.</summary>
public enum AwsFaultKind
{
    /// <summary>5xx, time-out, connection lost: may work later.</summary>
    Transient,
    Throttled,
    /// <summary>403: permission, wrong owner, explicit deny.</summary>
    Denied,
    /// <summary>The bucket or the thing asked for does not exist.</summary>
    Missing,
    /// <summary>409: somebody else is changing the same bucket.</summary>
    Conflict,
    /// <summary>AWS refused the content (MalformedPolicy): trying again cannot help.</summary>
    Invalid,
    /// <summary>The account or Region is not configured here; no call was made.</summary>
    NotConfigured,
}
