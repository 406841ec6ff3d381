using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The storage class of the S3 object.</summary>
public class StorageClass : ConstantClass
{
    /// <summary>The value <c>STANDARD</c>.</summary>
    public static readonly StorageClass STANDARD = new("STANDARD");

    /// <summary>The value <c>REDUCED_REDUNDANCY</c>.</summary>
    public static readonly StorageClass REDUCED_REDUNDANCY = new("REDUCED_REDUNDANCY");

    /// <summary>The value <c>STANDARD_IA</c>.</summary>
    public static readonly StorageClass STANDARD_IA = new("STANDARD_IA");

    /// <summary>The value <c>INTELLIGENT_TIERING</c>.</summary>
    public static readonly StorageClass INTELLIGENT_TIERING = new("INTELLIGENT_TIERING");

    /// <summary>The value <c>DEEP_ARCHIVE</c>.</summary>
    public static readonly StorageClass DEEP_ARCHIVE = new("DEEP_ARCHIVE");

    /// <summary>The value <c>ONEZONE_IA</c>.</summary>
    public static readonly StorageClass ONEZONE_IA = new("ONEZONE_IA");

    /// <summary>The value <c>GLACIER</c>.</summary>
    public static readonly StorageClass GLACIER = new("GLACIER");

    /// <summary>The value <c>GLACIER_IR</c>.</summary>
    public static readonly StorageClass GLACIER_IR = new("GLACIER_IR");

    /// <summary>The value <c>OUTPOSTS</c>.</summary>
    public static readonly StorageClass OUTPOSTS = new("OUTPOSTS");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public StorageClass(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static StorageClass FindValue(string value) => FindValue<StorageClass>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator StorageClass(string value) => FindValue(value);
}
