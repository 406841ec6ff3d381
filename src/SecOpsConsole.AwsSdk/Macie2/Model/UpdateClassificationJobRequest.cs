namespace Amazon.Macie2.Model;

/// <summary>Request of UpdateClassificationJob.</summary>
public class UpdateClassificationJobRequest : AmazonMacie2Request
{
    /// <summary>The unique identifier for the classification job.</summary>
    public string JobId { get; set; } = null!;

    /// <summary>The new status for the job.</summary>
    public JobStatus JobStatus { get; set; } = null!;
}
