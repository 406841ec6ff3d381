namespace SecOpsConsole.Policies;

/// <summary>Remarks on a statement, independent of its class.</summary>
[Flags]
public enum StatementFlags
{
    /// <summary>Nothing to remark.</summary>
    None = 0,

    /// <summary>Lets somebody outside change who has access (PutBucketPolicy, PutBucketAcl, …).</summary>
    TakeoverActions = 1 << 0,

    /// <summary>Lets somebody outside destroy or lock away data (DeleteObject, PutEncryptionConfiguration, …).</summary>
    DestructiveActions = 1 << 1,

    /// <summary>Lets somebody outside switch off logs, notifications or inventories.</summary>
    BlindingActions = 1 << 2,

    /// <summary><c>s3:*</c> or <c>*</c>.</summary>
    AllActions = 1 << 3,

    /// <summary>Allow with NotAction: everything that is not listed, also actions that AWS adds later.</summary>
    NotActionAllow = 1 << 4,

    /// <summary>Allow with NotResource.</summary>
    NotResourceAllow = 1 << 5,

    /// <summary>Allow with NotPrincipal: everybody who is not listed, strangers included.</summary>
    NotPrincipalAllow = 1 << 6,

    /// <summary>An unconditional Deny to everyone that covers PutBucketPolicy: only the account's root can undo it.</summary>
    SelfLockout = 1 << 7,

    /// <summary>A unique id that a deleted user or role left behind; safe to remove.</summary>
    StalePrincipal = 1 << 8,

    /// <summary>A condition that no request can meet, such as a private range for aws:SourceIp.</summary>
    NeverMatches = 1 << 9,

    /// <summary><c>*</c> or <c>?</c> with an operator that takes them literally: the value matches nobody.</summary>
    LiteralWildcardNeverMatches = 1 << 10,

    /// <summary>Address ranges that are narrow one by one and broad together.</summary>
    WideUnion = 1 << 11,

    /// <summary>A wildcard inside a fixed account or organization. S3's text calls it public, AWS's storage blog does not.</summary>
    ScopedWildcard = 1 << 12,

    /// <summary>The only limit is one that the caller sets (the KMS key header).</summary>
    WeakLimit = 1 << 13,

    /// <summary>aws:SourceArn names a bucket, whose ARN has no account: AWS advises to add aws:SourceAccount.</summary>
    SourceArnWithoutAccount = 1 << 14,

    /// <summary><c>${…}</c> in a document whose Version does not know variables: literal text.</summary>
    VariableInOldVersion = 1 << 15,

    /// <summary>IfExists on a key that every request carries.</summary>
    IfExistsOnPresentKey = 1 << 16,

    /// <summary>An operator that IAM does not have; it limits nothing.</summary>
    UnknownOperator = 1 << 17,

    /// <summary>A Deny with exceptions stands over the grant and leaves only limited callers. A person decides.</summary>
    GuardedByDeny = 1 << 18,

    /// <summary>All its external accounts are on the list of trusted accounts.</summary>
    TrustedAccount = 1 << 19,

    /// <summary>All its organizations are our own.</summary>
    TrustedOrganization = 1 << 20,

    /// <summary>A principal that S3 would refuse.</summary>
    InvalidPrincipal = 1 << 21,

    /// <summary>A multivalued key without ForAnyValue or ForAllValues: AWS leaves the result open.</summary>
    NeedsSetOperator = 1 << 22,

    /// <summary>StringLike on an ARN: its wildcards also match colons.</summary>
    StringLikeOnArn = 1 << 23,
}
