using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The action to perform on findings that match the filter criteria.</summary>
public class FindingsFilterAction : ConstantClass
{
    /// <summary>The value <c>ARCHIVE</c>.</summary>
    public static readonly FindingsFilterAction ARCHIVE = new("ARCHIVE");

    /// <summary>The value <c>NOOP</c>.</summary>
    public static readonly FindingsFilterAction NOOP = new("NOOP");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public FindingsFilterAction(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static FindingsFilterAction FindValue(string value) => FindValue<FindingsFilterAction>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator FindingsFilterAction(string value) => FindValue(value);
}
