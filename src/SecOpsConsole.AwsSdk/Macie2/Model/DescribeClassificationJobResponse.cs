using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of DescribeClassificationJob.</summary>
public class DescribeClassificationJobResponse : AmazonWebServiceResponse
{
    /// <summary>An array of unique identifiers, one for each allow list that the job is configured to use when it analyzes data.</summary>
    public List<string> AllowListIds { get; set; } = null!;

    /// <summary>The token that was provided to ensure the idempotency of the request to create the job.</summary>
    public string ClientToken { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the job was created.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>An array of unique identifiers, one for each custom data identifier that the job is configured to use when it analyzes data.</summary>
    public List<string> CustomDataIdentifierIds { get; set; } = null!;

    /// <summary>The custom description of the job.</summary>
    public string Description { get; set; } = null!;

    /// <summary>For a recurring job, specifies whether you configured the job to analyze all existing, eligible objects immediately after the job was created (true).</summary>
    public bool? InitialRun { get; set; }

    /// <summary>The Amazon Resource Name (ARN) of the job.</summary>
    public string JobArn { get; set; } = null!;

    /// <summary>The unique identifier for the job.</summary>
    public string JobId { get; set; } = null!;

    /// <summary>The current status of the job.</summary>
    public JobStatus JobStatus { get; set; } = null!;

    /// <summary>The schedule for running the job.</summary>
    public JobType JobType { get; set; } = null!;

    /// <summary>Specifies whether any account- or bucket-level access errors occurred when the job ran.</summary>
    public LastRunErrorStatus LastRunErrorStatus { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the job started.</summary>
    public DateTime? LastRunTime { get; set; }

    /// <summary>An array of unique identifiers, one for each managed data identifier that the job is explicitly configured to include (use) or exclude (not use) …</summary>
    public List<string> ManagedDataIdentifierIds { get; set; } = null!;

    /// <summary>The selection type that determines which managed data identifiers the job uses when it analyzes data.</summary>
    public ManagedDataIdentifierSelector ManagedDataIdentifierSelector { get; set; } = null!;

    /// <summary>The custom name of the job.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The S3 buckets that contain the objects to analyze, and the scope of that analysis.</summary>
    public S3JobDefinition S3JobDefinition { get; set; } = null!;

    /// <summary>The sampling depth, as a percentage, that determines the percentage of eligible objects that the job analyzes.</summary>
    public int? SamplingPercentage { get; set; }

    /// <summary>The recurrence pattern for running the job.</summary>
    public JobScheduleFrequency ScheduleFrequency { get; set; } = null!;

    /// <summary>The number of times that the job has run and processing statistics for the job's current run.</summary>
    public Statistics Statistics { get; set; } = null!;

    /// <summary>A map of key-value pairs that specifies which tags (keys and values) are associated with the job.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;

    /// <summary>If the current status of the job is USER_PAUSED, specifies when the job was paused and when the job or job run will expire and be cancelled if it …</summary>
    public UserPausedDetails UserPausedDetails { get; set; } = null!;
}
