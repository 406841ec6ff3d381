namespace Amazon.Macie2.Model;

/// <summary>Request of CreateClassificationJob.</summary>
public class CreateClassificationJobRequest : AmazonMacie2Request
{
    /// <summary>An array of unique identifiers, one for each allow list for the job to use when it analyzes data.</summary>
    public List<string> AllowListIds { get; set; } = null!;

    /// <summary>A unique, case-sensitive token that you provide to ensure the idempotency of the request.</summary>
    public string ClientToken { get; set; } = null!;

    /// <summary>An array of unique identifiers, one for each custom data identifier for the job to use when it analyzes data.</summary>
    public List<string> CustomDataIdentifierIds { get; set; } = null!;

    /// <summary>A custom description of the job.</summary>
    public string Description { get; set; } = null!;

    /// <summary>For a recurring job, specifies whether to analyze all existing, eligible objects immediately after the job is created (true).</summary>
    public bool? InitialRun { get; set; }

    /// <summary>The schedule for running the job.</summary>
    public JobType JobType { get; set; } = null!;

    /// <summary>An array of unique identifiers, one for each managed data identifier for the job to include (use) or exclude (not use) when it analyzes data.</summary>
    public List<string> ManagedDataIdentifierIds { get; set; } = null!;

    /// <summary>The selection type to apply when determining which managed data identifiers the job uses to analyze data.</summary>
    public ManagedDataIdentifierSelector ManagedDataIdentifierSelector { get; set; } = null!;

    /// <summary>A custom name for the job.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The S3 buckets that contain the objects to analyze, and the scope of that analysis.</summary>
    public S3JobDefinition S3JobDefinition { get; set; } = null!;

    /// <summary>The sampling depth, as a percentage, for the job to apply when processing objects.</summary>
    public int? SamplingPercentage { get; set; }

    /// <summary>The recurrence pattern for running the job.</summary>
    public JobScheduleFrequency ScheduleFrequency { get; set; } = null!;

    /// <summary>A map of key-value pairs that specifies the tags to associate with the job.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;
}
