namespace Amazon.Macie2.Model;

/// <summary>Specifies one or more property- and tag-based conditions that define criteria for including or excluding S3 buckets from a classification job.</summary>
public class CriteriaBlockForJob
{
    /// <summary>An array of conditions, one for each condition that determines which buckets to include or exclude from the job.</summary>
    public List<CriteriaForJob> And { get; set; } = null!;
}
