namespace Amazon.SecurityHub.Model;

/// <summary>Sets the customers' own fields of findings.</summary>
public class BatchUpdateFindingsRequest : AmazonSecurityHubRequest
{
    /// <summary>At most 100.</summary>
    public List<AwsSecurityFindingIdentifier> FindingIdentifiers { get; set; } = null!;

    /// <summary>The note of the findings; it replaces the one before.</summary>
    public NoteUpdate Note { get; set; } = null!;

    /// <summary>Where the work on the findings stands.</summary>
    public WorkflowUpdate Workflow { get; set; } = null!;
}
