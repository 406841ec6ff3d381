namespace SecOpsConsole.Policies;

/// <summary>The condition keys that the judge tells apart; all others say nothing about who.</summary>
internal enum ConditionKey
{
    Other,
    PrincipalAccount,
    PrincipalArn,
    UserId,
    PrincipalType,
    PrincipalOrgId,
    PrincipalOrgPaths,
    /// <summary>Other keys that unsigned requests lack: tags, user name, MFA, token time, CalledVia.</summary>
    SignedOnly,
    SourceArn,
    SourceAccount,
    SourceOwner,
    SourceOrgId,
    SourceOrgPaths,
    AccessPointAccount,
    AccessPointArn,
    SourceIp,
    SourceVpc,
    SourceVpce,
    KmsKeyId,
    CallerControlled,
    DescribesBucket,
    PrincipalIsAwsService,
}
