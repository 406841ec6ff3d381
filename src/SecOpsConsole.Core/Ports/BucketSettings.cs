using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// What else decides who reaches a bucket. A null member could not be read (its reason is in <paramref name="Unread"/>, one sentence each):
/// unknown, not "off". <paramref name="Encryption"/>: the state of the default encryption (<see cref="Buckets.BucketEncryption.State"/>). <paramref name="AclGrants"/>: what the ACL grants to everyone, one "group permission" a line, sorted; empty for nothing.
/// </summary>
public sealed record BucketSettings(
    BlockPublicAccess? BlockPublicAccess,
    bool? AclPublic,
    string? Encryption,
    string? ObjectOwnership,
    IReadOnlyList<string> Unread,
    string? AclGrants = null)
{
    /// <summary>Block Public Access of the bucket's account; null when it could not be read.</summary>
    public BlockPublicAccess? AccountBlock { get; init; }

    /// <summary>The value of the bucket's tag <c>owner</c>; null when it has none, or it could not be read.</summary>
    public string? OwnerTag { get; init; }

    /// <summary>The tags were read: without it a null <see cref="OwnerTag"/> says nothing.</summary>
    public bool OwnerIsKnown { get; init; }

    /// <summary>What holds: both together. What could not be read counts as not holding.</summary>
    public BlockPublicAccess? EffectiveBlock => BlockPublicAccess?.With(AccountBlock) ?? AccountBlock;

    /// <summary>Bucket and account were read, so what does not hold is certain.</summary>
    public bool BlockIsCertain => BlockPublicAccess is not null && AccountBlock is not null;
}
