namespace Amazon.Macie2.Model;

/// <summary>Provides information about a classification job, including the current status of the job.</summary>
public class JobSummary
{
    /// <summary>The property- and tag-based conditions that determine which S3 buckets are included or excluded from the job's analysis.</summary>
    public S3BucketCriteriaForJob BucketCriteria { get; set; } = null!;

    /// <summary>An array of objects, one for each Amazon Web Services account that owns specific S3 buckets for the job to analyze.</summary>
    public List<S3BucketDefinitionForJob> BucketDefinitions { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the job was created.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The unique identifier for the job.</summary>
    public string JobId { get; set; } = null!;

    /// <summary>The current status of the job.</summary>
    public JobStatus JobStatus { get; set; } = null!;

    /// <summary>The schedule for running the job.</summary>
    public JobType JobType { get; set; } = null!;

    /// <summary>Specifies whether any account- or bucket-level access errors occurred when the job ran.</summary>
    public LastRunErrorStatus LastRunErrorStatus { get; set; } = null!;

    /// <summary>The custom name of the job.</summary>
    public string Name { get; set; } = null!;

    /// <summary>If the current status of the job is USER_PAUSED, specifies when the job was paused and when the job or job run will expire and be cancelled if it …</summary>
    public UserPausedDetails UserPausedDetails { get; set; } = null!;
}
