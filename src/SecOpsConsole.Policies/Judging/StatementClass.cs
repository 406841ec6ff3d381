namespace SecOpsConsole.Policies;

/// <summary>Who a statement reaches. Ordered from the best to the worst; a statement takes the worst class of its principals.</summary>
public enum StatementClass
{
    /// <summary>Grants nothing.</summary>
    Deny,

    /// <summary>Only principals of the bucket's own account.</summary>
    Internal,

    /// <summary>A CloudFront origin access identity (legacy; origin access control took its place).</summary>
    CloudFrontOai,

    /// <summary>An AWS service, bound to fixed source accounts, ARNs or organizations.</summary>
    AwsService,

    /// <summary>Whatever fixed access points allow; their owners write the deciding policy.</summary>
    AccessPointDelegated,

    /// <summary>Anybody, from fixed networks: addresses, VPCs or VPC endpoints.</summary>
    NetworkRestricted,

    /// <summary>Members of fixed organizations.</summary>
    CrossOrganization,

    /// <summary>Anybody who names a fixed KMS key in a header: AWS's texts disagree on whether that limits.</summary>
    KmsKeyRestricted,

    /// <summary>One fixed principal whose account is not in the text: canonical ids, unique ids of deleted principals, aws:userid.</summary>
    OpaquePrincipal,

    /// <summary>Fixed principals of other accounts.</summary>
    CrossAccount,

    /// <summary>An AWS service on behalf of any customer (confused deputy). Not public by S3's meaning, yet open to strangers.</summary>
    AwsServiceUnscoped,

    /// <summary>Anyone with an AWS account of their own.</summary>
    AnyAuthenticatedAws,

    /// <summary>Anyone on the internet.</summary>
    Public,

    /// <summary>S3 would not have stored it. Never cleared, never acted on automatically.</summary>
    Invalid,
}
