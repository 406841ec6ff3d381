using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The selection type that determines which managed data identifiers a classification job uses to analyze data.</summary>
public class ManagedDataIdentifierSelector : ConstantClass
{
    /// <summary>The value <c>ALL</c>.</summary>
    public static readonly ManagedDataIdentifierSelector ALL = new("ALL");

    /// <summary>The value <c>EXCLUDE</c>.</summary>
    public static readonly ManagedDataIdentifierSelector EXCLUDE = new("EXCLUDE");

    /// <summary>The value <c>INCLUDE</c>.</summary>
    public static readonly ManagedDataIdentifierSelector INCLUDE = new("INCLUDE");

    /// <summary>The value <c>NONE</c>.</summary>
    public static readonly ManagedDataIdentifierSelector NONE = new("NONE");

    /// <summary>The value <c>RECOMMENDED</c>.</summary>
    public static readonly ManagedDataIdentifierSelector RECOMMENDED = new("RECOMMENDED");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public ManagedDataIdentifierSelector(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static ManagedDataIdentifierSelector FindValue(string value) => FindValue<ManagedDataIdentifierSelector>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator ManagedDataIdentifierSelector(string value) => FindValue(value);
}
