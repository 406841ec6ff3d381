using Amazon.Runtime;

namespace Amazon.SecurityHub;

/// <summary>Where the people's work on a finding stands.</summary>
public class WorkflowStatus : ConstantClass
{
    /// <summary>The value <c>NEW</c>.</summary>
    public static readonly WorkflowStatus NEW = new("NEW");

    /// <summary>The value <c>NOTIFIED</c>.</summary>
    public static readonly WorkflowStatus NOTIFIED = new("NOTIFIED");

    /// <summary>The value <c>RESOLVED</c>.</summary>
    public static readonly WorkflowStatus RESOLVED = new("RESOLVED");

    /// <summary>The value <c>SUPPRESSED</c>.</summary>
    public static readonly WorkflowStatus SUPPRESSED = new("SUPPRESSED");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public WorkflowStatus(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static WorkflowStatus FindValue(string value) => FindValue<WorkflowStatus>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator WorkflowStatus(string value) => FindValue(value);
}
