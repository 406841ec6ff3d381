using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The category of the finding.</summary>
public class FindingCategory : ConstantClass
{
    /// <summary>The value <c>CLASSIFICATION</c>.</summary>
    public static readonly FindingCategory CLASSIFICATION = new("CLASSIFICATION");

    /// <summary>The value <c>POLICY</c>.</summary>
    public static readonly FindingCategory POLICY = new("POLICY");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public FindingCategory(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static FindingCategory FindValue(string value) => FindValue<FindingCategory>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator FindingCategory(string value) => FindValue(value);
}
