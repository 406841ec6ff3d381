namespace SecOpsConsole.Core.Buckets;

/// <summary>When and where a version was in force: the history of a bucket is the list of its sightings.</summary>
public sealed class PolicySighting
{
    public long Id { get; set; }
    public long BucketId { get; set; }
    public long PolicyVersionId { get; set; }
    /// <summary>When AWS says the version came into force (event time, capture time), else when we read it.</summary>
    public DateTime SeenUtc { get; set; }
    public VersionSource Source { get; set; }
    public string? ActorName { get; set; }
    public string? EventId { get; set; }
    /// <summary>Tells actors apart (<see cref="Findings.Actor.Key"/>); null when nobody told who.</summary>
    public string? ActorKey { get; set; }
    public string? ActorTool { get; set; }
    /// <summary>When the console learned of it; null for rows of the first release.</summary>
    public DateTime? RecordedUtc { get; set; }
}
