using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The type of action that occurred for the resource and produced the policy finding:.</summary>
public class FindingActionType : ConstantClass
{
    /// <summary>The value <c>AWS_API_CALL</c>.</summary>
    public static readonly FindingActionType AWS_API_CALL = new("AWS_API_CALL");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public FindingActionType(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static FindingActionType FindValue(string value) => FindValue<FindingActionType>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator FindingActionType(string value) => FindValue(value);
}
