namespace SecOpsConsole.Core.Findings;

/// <summary>Why a finding is resolved.</summary>
public enum Resolution
{
    Reverted,
    Repaired,
    ChangeApproved,
    FixedExternally,
    FalsePositive,
    RiskAccepted,
    Duplicate,
    ResourceDeleted,
    /// <summary>The Block Public Access whose removal laid the bucket open is back; the policy or ACL behind it stays as it was.</summary>
    BlockRestored,
    /// <summary>The default encryption that somebody took away is back.</summary>
    EncryptionRestored,
    /// <summary>A person settled the matter with the actor.</summary>
    Settled,
}
