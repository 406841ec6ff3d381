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
    /// <summary>A person settled the matter with the actor.</summary>
    Settled,
}
