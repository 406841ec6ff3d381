using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Buckets;

/// <summary>One step of a bucket's policy history: a sighting with its version.</summary>
public sealed record PolicyVersionRow(
    long SightingId,
    long VersionId,
    string Fingerprint,
    string? Text,
    DateTime SeenUtc,
    VersionSource Source,
    string? ActorName,
    PublicAnswer Public,
    bool IsCompliant,
    bool Accepted,
    string? ApprovedBy,
    bool IsLive,
    bool IsBaseline);
