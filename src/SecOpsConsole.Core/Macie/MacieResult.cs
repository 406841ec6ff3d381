namespace SecOpsConsole.Core.Macie;

/// <summary>
/// What a finding of Macie says beyond its title, read from the newest event that told of it; each member is null where Macie sent none.
/// Source: Macie's finding format (resourcesAffected.s3Object, classificationDetails, policyDetails.action.apiCallDetails).
/// </summary>
public sealed record MacieResult
{
    /// <summary>Macie lists at most 15 places for a detector.</summary>
    public const int MostPlaces = 15;

    /// <summary>Detectors that are read; more is a flood.</summary>
    public const int MostDetections = 200;

    /// <summary>The object's key as S3 has it, whole.</summary>
    public string? ObjectKey { get; init; }
    public string? VersionId { get; init; }
    public long? SizeBytes { get; init; }
    public string? MediaType { get; init; }
    public string? StorageClass { get; init; }

    /// <summary>Of the object, as Macie names it: AES256, aws:kms, NONE.</summary>
    public string? Encryption { get; init; }
    public DateTime? ModifiedUtc { get; init; }

    /// <summary>Whether everybody can read the object, by Macie's own reckoning.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>The classification job that read it; null when automated discovery did.</summary>
    public string? JobId { get; init; }

    /// <summary>Macie's automated sensitive data discovery read it, no job.</summary>
    public bool IsByDiscovery { get; init; }

    /// <summary>COMPLETE, PARTIAL or SKIPPED.</summary>
    public string? Status { get; init; }
    public string? StatusReason { get; init; }

    /// <summary>How much of the object was read.</summary>
    public long? BytesRead { get; init; }

    /// <summary>There are more occurrences than the places say.</summary>
    public bool HasMore { get; init; }

    /// <summary>Where Macie put the whole result, s3://…; the console never reads it.</summary>
    public string? ResultLocation { get; init; }

    public IReadOnlyList<MacieDetection> Detections { get; init; } = [];

    /// <summary>How often Macie saw a policy problem.</summary>
    public int? Count { get; init; }
    public DateTime? FirstUtc { get; init; }
    public DateTime? LastUtc { get; init; }

    /// <summary>When Macie told this.</summary>
    public DateTime? ToldUtc { get; init; }
}
