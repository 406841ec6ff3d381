using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The property to use in a condition that determines whether an S3 object is included or excluded from a classification job.</summary>
public class ScopeFilterKey : ConstantClass
{
    /// <summary>The value <c>OBJECT_EXTENSION</c>.</summary>
    public static readonly ScopeFilterKey OBJECT_EXTENSION = new("OBJECT_EXTENSION");

    /// <summary>The value <c>OBJECT_LAST_MODIFIED_DATE</c>.</summary>
    public static readonly ScopeFilterKey OBJECT_LAST_MODIFIED_DATE = new("OBJECT_LAST_MODIFIED_DATE");

    /// <summary>The value <c>OBJECT_SIZE</c>.</summary>
    public static readonly ScopeFilterKey OBJECT_SIZE = new("OBJECT_SIZE");

    /// <summary>The value <c>OBJECT_KEY</c>.</summary>
    public static readonly ScopeFilterKey OBJECT_KEY = new("OBJECT_KEY");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public ScopeFilterKey(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static ScopeFilterKey FindValue(string value) => FindValue<ScopeFilterKey>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator ScopeFilterKey(string value) => FindValue(value);
}
