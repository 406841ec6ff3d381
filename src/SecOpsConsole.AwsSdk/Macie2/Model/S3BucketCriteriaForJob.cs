namespace Amazon.Macie2.Model;

/// <summary>Specifies property- and tag-based conditions that define criteria for including or excluding S3 buckets from a classification job.</summary>
public class S3BucketCriteriaForJob
{
    /// <summary>The property- and tag-based conditions that determine which buckets to exclude from the job.</summary>
    public CriteriaBlockForJob Excludes { get; set; } = null!;

    /// <summary>The property- and tag-based conditions that determine which buckets to include in the job.</summary>
    public CriteriaBlockForJob Includes { get; set; } = null!;
}
