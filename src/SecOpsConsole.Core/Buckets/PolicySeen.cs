namespace SecOpsConsole.Core.Buckets;

/// <summary>A policy text seen somewhere; <paramref name="Text"/> null: the bucket had no policy.</summary>
/// <param name="Text">As it was seen.</param>
/// <param name="Source">Where.</param>
/// <param name="SeenUtc">When AWS says that it came into force (event time, capture time), else when we read it.</param>
/// <param name="ActorName">Who put it, if known.</param>
/// <param name="EventId">detail.eventID of the event that told, if one did: an event's sighting is recorded once.</param>
public sealed record PolicySeen(string? Text, VersionSource Source, DateTime SeenUtc, string? ActorName = null, string? EventId = null)
{
    /// <summary>See <see cref="Findings.Actor.Key"/>.</summary>
    public string? ActorKey { get; init; }

    /// <summary>With what it was put.</summary>
    public string? ActorTool { get; init; }
}
