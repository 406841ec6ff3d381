namespace Amazon.Macie2.Model;

/// <summary>Provides information about an action that occurred for a resource and produced a policy finding.</summary>
public class FindingAction
{
    /// <summary>The type of action that occurred for the affected resource.</summary>
    public FindingActionType ActionType { get; set; } = null!;

    /// <summary>The invocation details of the API operation that an entity invoked for the affected resource, if the value for the actionType property is …</summary>
    public ApiCallDetails ApiCallDetails { get; set; } = null!;
}
