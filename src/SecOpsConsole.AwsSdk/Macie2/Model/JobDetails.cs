namespace Amazon.Macie2.Model;

/// <summary>Specifies whether any one-time or recurring classification jobs are configured to analyze objects in an S3 bucket, and, if so, the details of the …</summary>
public class JobDetails
{
    /// <summary>Specifies whether any one-time or recurring jobs are configured to analyze objects in the bucket.</summary>
    public IsDefinedInJob IsDefinedInJob { get; set; } = null!;

    /// <summary>Specifies whether any recurring jobs are configured to analyze objects in the bucket.</summary>
    public IsMonitoredByJob IsMonitoredByJob { get; set; } = null!;

    /// <summary>The unique identifier for the job that ran most recently and is configured to analyze objects in the bucket, either the latest run of a recurring …</summary>
    public string LastJobId { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the job (lastJobId) started.</summary>
    public DateTime? LastJobRunTime { get; set; }
}
