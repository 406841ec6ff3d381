namespace Amazon.Macie2.Model;

/// <summary>Specifies an Amazon Web Services account that owns S3 buckets for a classification job to analyze, and one or more specific buckets to analyze for …</summary>
public class S3BucketDefinitionForJob
{
    /// <summary>The unique identifier for the Amazon Web Services account that owns the buckets.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>An array that lists the names of the buckets.</summary>
    public List<string> Buckets { get; set; } = null!;
}
