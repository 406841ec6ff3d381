namespace SecOpsConsole.Core.Ports;

/// <summary>What a configuration item knows of the bucket's policy.</summary>
public enum ConfigurationPolicyState
{
    /// <summary>The item holds the policy text.</summary>
    Known,
    /// <summary>The item says that the bucket had no policy.</summary>
    NoPolicy,
    /// <summary>The item has no policy key, or Config could not read it: unknown, not "no policy".</summary>
    Unknown,
    /// <summary>The bucket was deleted at this point; older items belong to an earlier bucket of the same name.</summary>
    Deleted,
}
