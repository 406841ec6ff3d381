namespace Amazon.Macie2.Model;

/// <summary>Specifies which S3 buckets contain the objects that a classification job analyzes, and the scope of that analysis.</summary>
public class S3JobDefinition
{
    /// <summary>The property- and tag-based conditions that determine which S3 buckets to include or exclude from the analysis.</summary>
    public S3BucketCriteriaForJob BucketCriteria { get; set; } = null!;

    /// <summary>An array of objects, one for each Amazon Web Services account that owns specific S3 buckets to analyze.</summary>
    public List<S3BucketDefinitionForJob> BucketDefinitions { get; set; } = null!;

    /// <summary>The property- and tag-based conditions that determine which S3 objects to include or exclude from the analysis.</summary>
    public Scoping Scoping { get; set; } = null!;
}
