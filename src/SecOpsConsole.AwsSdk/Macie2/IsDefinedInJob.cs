using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>IsDefinedInJob.</summary>
public class IsDefinedInJob : ConstantClass
{
    /// <summary>The value <c>TRUE</c>.</summary>
    public static readonly IsDefinedInJob TRUE = new("TRUE");

    /// <summary>The value <c>FALSE</c>.</summary>
    public static readonly IsDefinedInJob FALSE = new("FALSE");

    /// <summary>The value <c>UNKNOWN</c>.</summary>
    public static readonly IsDefinedInJob UNKNOWN = new("UNKNOWN");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public IsDefinedInJob(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static IsDefinedInJob FindValue(string value) => FindValue<IsDefinedInJob>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator IsDefinedInJob(string value) => FindValue(value);
}
