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

    /// <summary>Automated sensitive data discovery reads samples of its objects; null: Macie did not tell.</summary>
    public bool? InDiscovery { get; init; }

    public DateTime? LastDiscoveryUtc { get; init; }

    /// <summary>-1 (could not be scored) to 100 (sensitive); 50 was not read yet. Means nothing without automated discovery.</summary>
    public int? SensitivityScore { get; init; }

    /// <summary>Why Macie knows nothing of the bucket, such as ACCESS_DENIED or BUCKET_COUNT_EXCEEDS_QUOTA; null: nothing was in its way.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Macie's own words about the error; may be missing.</summary>
    public string? ErrorMessage { get; init; }

    public DateTime? LastJobRunUtc { get; init; }

    /// <summary>As Macie sees it; null: unknown.</summary>
    public bool? IsPublic { get; init; }
}
