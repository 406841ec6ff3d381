namespace SecOpsConsole.Core.Buckets;

/// <summary>
/// When and where a state of Block Public Access was seen: one bucket's own (<see cref="BucketId"/> is set), or an account's. The history of
/// a bucket says which state a removal took away.
/// </summary>
public sealed class BlockSighting
{
    public long Id { get; set; }
    public long? BucketId { get; set; }
    public required string AccountId { get; set; }
    /// <summary><see cref="BlockPublicAccess.State"/>.</summary>
    public required string State { get; set; }
    /// <summary>When AWS says that it came into force (event time), else when we read it.</summary>
    public DateTime SeenUtc { get; set; }
    public VersionSource Source { get; set; }
    public string? ActorName { get; set; }
    /// <summary>detail.eventID of the event that told: its sighting is recorded once.</summary>
    public string? EventId { get; set; }
}
