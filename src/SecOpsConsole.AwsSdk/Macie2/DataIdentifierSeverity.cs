using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The severity of a finding, ranging from LOW, for least severe, to HIGH, for most severe.</summary>
public class DataIdentifierSeverity : ConstantClass
{
    /// <summary>The value <c>LOW</c>.</summary>
    public static readonly DataIdentifierSeverity LOW = new("LOW");

    /// <summary>The value <c>MEDIUM</c>.</summary>
    public static readonly DataIdentifierSeverity MEDIUM = new("MEDIUM");

    /// <summary>The value <c>HIGH</c>.</summary>
    public static readonly DataIdentifierSeverity HIGH = new("HIGH");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public DataIdentifierSeverity(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static DataIdentifierSeverity FindValue(string value) => FindValue<DataIdentifierSeverity>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator DataIdentifierSeverity(string value) => FindValue(value);
}
