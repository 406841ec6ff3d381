using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>Type.</summary>
public class Type : ConstantClass
{
    /// <summary>The value <c>NONE</c>.</summary>
    public static readonly Type NONE = new("NONE");

    /// <summary>The value <c>AES256</c>.</summary>
    public static readonly Type AES256 = new("AES256");

    /// <summary>The value <c>aws:kms</c>.</summary>
    public static readonly Type AwsKms = new("aws:kms");

    /// <summary>The value <c>aws:kms:dsse</c>.</summary>
    public static readonly Type AwsKmsDsse = new("aws:kms:dsse");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public Type(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static Type FindValue(string value) => FindValue<Type>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator Type(string value) => FindValue(value);
}
