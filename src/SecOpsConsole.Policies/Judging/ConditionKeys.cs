namespace SecOpsConsole.Policies;

/// <summary>What is known about condition keys (IAM user guide, "Global condition context keys"; S3 service authorization reference).</summary>
internal static class ConditionKeys
{
    /// <summary>Finds a key by its lower-case name.</summary>
    public static ConditionKey Find(string normalKey) => normalKey switch
    {
        "aws:principalaccount" => ConditionKey.PrincipalAccount,
        "aws:principalarn" => ConditionKey.PrincipalArn,
        "aws:userid" => ConditionKey.UserId,
        "aws:principaltype" => ConditionKey.PrincipalType,
        "aws:principalorgid" => ConditionKey.PrincipalOrgId,
        "aws:principalorgpaths" => ConditionKey.PrincipalOrgPaths,
        "aws:username" or "aws:multifactorauthpresent" or "aws:multifactorauthage" or "aws:tokenissuetime"
            or "aws:calledvia" or "aws:calledviafirst" or "aws:calledvialast" => ConditionKey.SignedOnly,
        "aws:sourcearn" => ConditionKey.SourceArn,
        "aws:sourceaccount" => ConditionKey.SourceAccount,
        "aws:sourceowner" => ConditionKey.SourceOwner,
        "aws:sourceorgid" => ConditionKey.SourceOrgId,
        "aws:sourceorgpaths" => ConditionKey.SourceOrgPaths,
        "s3:dataaccesspointaccount" => ConditionKey.AccessPointAccount,
        "s3:dataaccesspointarn" => ConditionKey.AccessPointArn,
        "aws:sourceip" => ConditionKey.SourceIp,
        "aws:sourcevpc" => ConditionKey.SourceVpc,
        "aws:sourcevpce" => ConditionKey.SourceVpce,
        "s3:x-amz-server-side-encryption-aws-kms-key-id" => ConditionKey.KmsKeyId,
        "aws:principalisawsservice" => ConditionKey.PrincipalIsAwsService,
        "aws:referer" or "aws:useragent" or "s3:prefix" or "s3:delimiter" or "s3:max-keys" or "s3:versionid"
            or "s3:authtype" or "s3:signatureversion" or "s3:signatureage" or "s3:locationconstraint" => ConditionKey.CallerControlled,
        "aws:resourceaccount" or "s3:resourceaccount" or "aws:resourceorgid" or "aws:resourceorgpaths" => ConditionKey.DescribesBucket,
        _ => FindByPrefix(normalKey),
    };

    private static ConditionKey FindByPrefix(string key) => key switch
    {
        _ when key.StartsWith("aws:principaltag/", StringComparison.Ordinal) => ConditionKey.SignedOnly,
        _ when key.StartsWith("aws:resourcetag/", StringComparison.Ordinal) => ConditionKey.DescribesBucket,
        _ when key.StartsWith("s3:existingobjecttag/", StringComparison.Ordinal) => ConditionKey.DescribesBucket,
        _ when key.StartsWith("s3:x-amz-", StringComparison.Ordinal) => ConditionKey.CallerControlled,
        _ when key.StartsWith("s3:requestobjecttag", StringComparison.Ordinal) => ConditionKey.CallerControlled,
        _ when key.StartsWith("aws:requesttag/", StringComparison.Ordinal) => ConditionKey.CallerControlled,
        _ => ConditionKey.Other,
    };

    /// <summary>Keys that only requests signed with AWS credentials carry.</summary>
    public static bool UnsignedLacks(ConditionKey key) => key is ConditionKey.PrincipalArn or ConditionKey.PrincipalOrgId
        or ConditionKey.PrincipalOrgPaths or ConditionKey.SignedOnly;

    /// <summary>Keys that every request carries; an unsigned one with the value "anonymous".</summary>
    public static bool SaysAnonymous(ConditionKey key) => key is ConditionKey.PrincipalAccount or ConditionKey.UserId or ConditionKey.PrincipalType;

    /// <summary>Keys that exist only when an AWS service calls S3 on behalf of a resource.</summary>
    public static bool OnlyFromServices(ConditionKey key) => key is ConditionKey.SourceArn or ConditionKey.SourceAccount
        or ConditionKey.SourceOwner or ConditionKey.SourceOrgId or ConditionKey.SourceOrgPaths;

    public static bool IsMultivalued(ConditionKey key) => key is ConditionKey.PrincipalOrgPaths or ConditionKey.SourceOrgPaths;

    /// <summary>What a fixed value of the key would limit; null for keys that never limit.</summary>
    public static LimitKind? LimitOf(ConditionKey key) => key switch
    {
        ConditionKey.PrincipalAccount or ConditionKey.PrincipalArn => LimitKind.Identity,
        ConditionKey.UserId => LimitKind.UserId,
        ConditionKey.PrincipalOrgId or ConditionKey.PrincipalOrgPaths => LimitKind.Organization,
        ConditionKey.SourceArn or ConditionKey.SourceAccount or ConditionKey.SourceOwner
            or ConditionKey.SourceOrgId or ConditionKey.SourceOrgPaths => LimitKind.Source,
        ConditionKey.AccessPointAccount or ConditionKey.AccessPointArn => LimitKind.AccessPoint,
        ConditionKey.SourceIp or ConditionKey.SourceVpc or ConditionKey.SourceVpce => LimitKind.Network,
        ConditionKey.KmsKeyId => LimitKind.KmsKey,
        _ => null,
    };

    public static IgnoredReason ReasonFor(ConditionKey key) => key switch
    {
        ConditionKey.CallerControlled => IgnoredReason.CallerControlled,
        ConditionKey.DescribesBucket => IgnoredReason.DescribesBucket,
        _ => IgnoredReason.NotOnAwsList,
    };
}
