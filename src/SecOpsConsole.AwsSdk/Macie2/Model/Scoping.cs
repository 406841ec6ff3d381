namespace Amazon.Macie2.Model;

/// <summary>Specifies one or more property- and tag-based conditions that define criteria for including or excluding S3 objects from a classification job.</summary>
public class Scoping
{
    /// <summary>The property- and tag-based conditions that determine which objects to exclude from the analysis.</summary>
    public JobScopingBlock Excludes { get; set; } = null!;

    /// <summary>The property- and tag-based conditions that determine which objects to include in the analysis.</summary>
    public JobScopingBlock Includes { get; set; } = null!;
}
