namespace SecOpsConsole.Core.Buckets;

/// <summary>A state of Block Public Access seen somewhere.</summary>
/// <param name="Block">As it was seen.</param>
/// <param name="Source">Where.</param>
/// <param name="SeenUtc">When AWS says that it came into force, else when we read it.</param>
/// <param name="ActorName">Who set it, if known.</param>
/// <param name="EventId">detail.eventID of the event that told, if one did.</param>
public sealed record BlockSeen(BlockPublicAccess Block, VersionSource Source, DateTime SeenUtc, string? ActorName = null, string? EventId = null);
