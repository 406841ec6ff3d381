using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The code for an error or issue that prevented Amazon Macie from retrieving and processing information about an S3 bucket and the bucket's objects.</summary>
public class BucketMetadataErrorCode : ConstantClass
{
    /// <summary>The value <c>ACCESS_DENIED</c>.</summary>
    public static readonly BucketMetadataErrorCode ACCESS_DENIED = new("ACCESS_DENIED");

    /// <summary>The value <c>BUCKET_COUNT_EXCEEDS_QUOTA</c>.</summary>
    public static readonly BucketMetadataErrorCode BUCKET_COUNT_EXCEEDS_QUOTA = new("BUCKET_COUNT_EXCEEDS_QUOTA");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public BucketMetadataErrorCode(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static BucketMetadataErrorCode FindValue(string value) => FindValue<BucketMetadataErrorCode>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator BucketMetadataErrorCode(string value) => FindValue(value);
}
