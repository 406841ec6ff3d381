namespace Amazon.Macie2.Model;

/// <summary>Specifies one or more property- and tag-based conditions that define criteria for including or excluding S3 objects from a classification job.</summary>
public class JobScopingBlock
{
    /// <summary>An array of conditions, one for each property- or tag-based condition that determines which objects to include or exclude from the job.</summary>
    public List<JobScopeTerm> And { get; set; } = null!;
}
