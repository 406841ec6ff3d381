using Amazon.Runtime;

namespace Amazon.SecurityHub;

/// <summary>How a text is matched.</summary>
public class StringFilterComparison : ConstantClass
{
    /// <summary>The value <c>EQUALS</c>.</summary>
    public static readonly StringFilterComparison EQUALS = new("EQUALS");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public StringFilterComparison(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static StringFilterComparison FindValue(string value) => FindValue<StringFilterComparison>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator StringFilterComparison(string value) => FindValue(value);
}
