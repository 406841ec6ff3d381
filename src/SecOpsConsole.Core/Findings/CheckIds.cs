namespace SecOpsConsole.Core.Findings;

/// <summary>
/// The ids of the checks behind our own findings, as the policy checks spell them; one check names a statement, the one that says who
/// gets in. A finding of Macie carries Macie's type instead.
/// </summary>
public static class CheckIds
{
    /// <summary>A statement lets anyone on the internet in.</summary>
    public const string PublicPrincipal = "public-principal";

    /// <summary>A statement lets anyone with an AWS account in.</summary>
    public const string AnyAuthenticatedAws = "any-authenticated-aws";

    /// <summary>A statement lets fixed principals of other accounts in.</summary>
    public const string ExternalAccount = "external-account";

    /// <summary>A statement lets an AWS service in on behalf of any customer.</summary>
    public const string UnscopedService = "unscoped-service";

    /// <summary>AWS's documents do not settle whether the statement is public.</summary>
    public const string Undetermined = "undetermined-public";

    /// <summary>The policy is nothing that S3 would have stored.</summary>
    public const string InvalidPolicy = "invalid-policy";

    /// <summary>The live policy could not be read.</summary>
    public const string Unreadable = "policy-unreadable";

    /// <summary>The bucket's ACL lets everyone in.</summary>
    public const string PublicAcl = "public-acl";

    /// <summary>Macie's type of a bucket whose Block Public Access was switched off.</summary>
    public const string MacieBlockDisabled = "Policy:IAMUser/S3BlockPublicAccessDisabled";

    /// <summary>Macie's type of a bucket that anyone reaches.</summary>
    public const string MacieBucketPublic = "Policy:IAMUser/S3BucketPublic";

    /// <summary>Macie's type of a bucket whose default encryption was reset to SSE-S3.</summary>
    public const string MacieEncryptionDisabled = "Policy:IAMUser/S3BucketEncryptionDisabled";

    /// <summary>One actor opened buckets several times, and each time it was taken back or refused.</summary>
    public const string RepeatOffender = "repeat-offender";
}
