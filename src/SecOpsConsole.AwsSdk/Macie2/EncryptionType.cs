using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The server-side encryption algorithm that was used to encrypt an S3 object or is used by default to encrypt objects that are added to an S3 bucket.</summary>
public class EncryptionType : ConstantClass
{
    /// <summary>The value <c>NONE</c>.</summary>
    public static readonly EncryptionType NONE = new("NONE");

    /// <summary>The value <c>AES256</c>.</summary>
    public static readonly EncryptionType AES256 = new("AES256");

    /// <summary>The value <c>aws:kms</c>.</summary>
    public static readonly EncryptionType AwsKms = new("aws:kms");

    /// <summary>The value <c>UNKNOWN</c>.</summary>
    public static readonly EncryptionType UNKNOWN = new("UNKNOWN");

    /// <summary>The value <c>aws:kms:dsse</c>.</summary>
    public static readonly EncryptionType AwsKmsDsse = new("aws:kms:dsse");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public EncryptionType(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static EncryptionType FindValue(string value) => FindValue<EncryptionType>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator EncryptionType(string value) => FindValue(value);
}
