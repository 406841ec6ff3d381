using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Only what decides who reaches a bucket: the policy (null: none), Block Public Access and whether the ACL lets everyone in.
/// A null member of the last two could not be read: unknown, not "off".
/// </summary>
public sealed record BucketAccess(string? PolicyText, BlockPublicAccess? BlockPublicAccess, bool? AclPublic);
