namespace Amazon.SecurityHub.Model;

/// <summary>A workflow to set.</summary>
public class WorkflowUpdate
{
    /// <summary>The status.</summary>
    public WorkflowStatus Status { get; set; } = null!;
}
