namespace Amazon.Macie2.Model;

/// <summary>Provides the details of a policy finding.</summary>
public class PolicyDetails
{
    /// <summary>The action that produced the finding.</summary>
    public FindingAction Action { get; set; } = null!;

    /// <summary>The entity that performed the action that produced the finding.</summary>
    public FindingActor Actor { get; set; } = null!;
}
