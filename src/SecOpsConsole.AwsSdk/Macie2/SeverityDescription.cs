using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The qualitative representation of the finding's severity.</summary>
public class SeverityDescription : ConstantClass
{
    /// <summary>The value <c>Low</c>.</summary>
    public static readonly SeverityDescription Low = new("Low");

    /// <summary>The value <c>Medium</c>.</summary>
    public static readonly SeverityDescription Medium = new("Medium");

    /// <summary>The value <c>High</c>.</summary>
    public static readonly SeverityDescription High = new("High");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public SeverityDescription(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static SeverityDescription FindValue(string value) => FindValue<SeverityDescription>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator SeverityDescription(string value) => FindValue(value);
}
