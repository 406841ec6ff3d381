using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// What else decides who reaches a bucket. A null member could not be read (its reason is in <paramref name="Unread"/>, one sentence each):
/// unknown, not "off". <paramref name="AclGrants"/>: what the ACL grants to everyone, one "group permission" a line, sorted; empty for nothing.
/// </summary>
public sealed record BucketSettings(
    BlockPublicAccess? BlockPublicAccess,
    bool? AclPublic,
    string? Encryption,
    string? ObjectOwnership,
    IReadOnlyList<string> Unread,
    string? AclGrants = null);
