namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>What Macie knows of a bucket.</summary>
public sealed record MacieCoverage
{
    public required string Bucket { get; init; }

    public long? Objects { get; init; }

    /// <summary>Objects that Macie can read by type and storage class.</summary>
    public long? ClassifiableObjects { get; init; }

    public long? SizeBytes { get; init; }

    /// <summary>A job that runs once or on a schedule names it; null: Macie does not know.</summary>
    public bool? InJob { get; init; }

    /// <summary>A scheduled job names it.</summary>
    public bool? Monitored { get; init; }

    public DateTime? LastJobRunUtc { get; init; }

    /// <summary>As Macie sees it; null: unknown.</summary>
    public bool? IsPublic { get; init; }
}
