namespace SecOpsConsole.Core.Buckets;

/// <summary>When and where a default encryption of a bucket was seen: the history says which one somebody took away.</summary>
public sealed class EncryptionSighting
{
    public long Id { get; set; }
    public long BucketId { get; set; }
    /// <summary><see cref="BucketEncryption.State"/>.</summary>
    public required string State { get; set; }
    /// <summary>When AWS says that it came into force (event time), else when we read it.</summary>
    public DateTime SeenUtc { get; set; }
    public VersionSource Source { get; set; }
    public string? ActorName { get; set; }
    /// <summary>detail.eventID of the event that told, or Macie's id of its finding: its sighting is recorded once.</summary>
    public string? EventId { get; set; }
}
