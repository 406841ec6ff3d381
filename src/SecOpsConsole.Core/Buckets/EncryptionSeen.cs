namespace SecOpsConsole.Core.Buckets;

/// <summary>A default encryption seen somewhere.</summary>
/// <param name="Encryption">As it was seen.</param>
/// <param name="Source">Where.</param>
/// <param name="SeenUtc">When AWS says that it came into force, else when we read it.</param>
/// <param name="ActorName">Who set it, if known.</param>
/// <param name="EventId">What told of it: detail.eventID of an event, or Macie's id of its finding.</param>
public sealed record EncryptionSeen(BucketEncryption Encryption, VersionSource Source, DateTime SeenUtc, string? ActorName = null, string? EventId = null);
