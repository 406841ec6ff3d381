using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>AllowsUnencryptedObjectUploads.</summary>
public class AllowsUnencryptedObjectUploads : ConstantClass
{
    /// <summary>The value <c>TRUE</c>.</summary>
    public static readonly AllowsUnencryptedObjectUploads TRUE = new("TRUE");

    /// <summary>The value <c>FALSE</c>.</summary>
    public static readonly AllowsUnencryptedObjectUploads FALSE = new("FALSE");

    /// <summary>The value <c>UNKNOWN</c>.</summary>
    public static readonly AllowsUnencryptedObjectUploads UNKNOWN = new("UNKNOWN");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public AllowsUnencryptedObjectUploads(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static AllowsUnencryptedObjectUploads FindValue(string value) => FindValue<AllowsUnencryptedObjectUploads>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator AllowsUnencryptedObjectUploads(string value) => FindValue(value);
}
