namespace SecOpsConsole.Core.Ports;

/// <summary>Which of AWS's layers denied a call; each has somebody else who can change it.</summary>
public enum DeniedBy
{
    /// <summary>AWS gives no reason: so it answers when the bucket belongs to another account.</summary>
    Unexplained,
    ServiceControlPolicy,
    ResourceControlPolicy,
    VpcEndpointPolicy,
    PermissionsBoundary,
    SessionPolicy,
    /// <summary>The bucket policy itself.</summary>
    ResourcePolicy,
    IdentityPolicy,
    /// <summary>The role could not be assumed.</summary>
    RoleTrust,
    /// <summary>Block Public Access of the bucket, the account or the organisation refuses what is public.</summary>
    BlockPublicAccess,
}
