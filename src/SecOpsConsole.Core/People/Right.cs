namespace SecOpsConsole.Core.People;

/// <summary>What a command of the Desk, or a page, asks for; <see cref="RoleRights"/> says who has it.</summary>
public enum Right
{
    Read,
    /// <summary>Approve, revert, repair, suppress, escalate, undo, ask for a look.</summary>
    Decide,
    /// <summary>Say what automatic mode may do on a bucket, and resume it there.</summary>
    SetMode,
    StopAutomatic,
    ReleaseStop,
    /// <summary>Be the second person on a request of somebody else.</summary>
    ApproveRequests,
    ReadAudit,
    /// <summary>Take the evidence bundle of a finding.</summary>
    TakeEvidence,
    /// <summary>Say where four eyes are needed.</summary>
    SetRules,
    /// <summary>Add people, give roles, make tokens and links, end access.</summary>
    ManagePeople,
    /// <summary>Write to more buckets in one decision than an analyst may.</summary>
    DecideLarge,
    /// <summary>Say where notices go, enter secrets of channels, send again.</summary>
    ManageChannels,
    /// <summary>Macie's jobs, identifiers, allow lists and sample findings.</summary>
    OperateMacie,
    /// <summary>Enable Macie, which costs money, and make rules that hide its findings.</summary>
    SetMacie,
}
