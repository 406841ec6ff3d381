using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// What decides who reaches a bucket: the policy (null: none), Block Public Access and whether the ACL lets everyone in.
/// A null member of these two could not be read: unknown, not "off". <paramref name="Encryption"/> is the state of the default encryption beside
/// that (null: could not be read); a lost KMS key is no matter of reach, but nobody else tells of it when its event is lost.
/// </summary>
public sealed record BucketAccess(string? PolicyText, BlockPublicAccess? BlockPublicAccess, bool? AclPublic, string? Encryption = null)
{
    /// <summary>What the ACL grants to everyone, as in <see cref="BucketSettings.AclGrants"/>; null when it could not be read.</summary>
    public string? AclGrants { get; init; }
}
