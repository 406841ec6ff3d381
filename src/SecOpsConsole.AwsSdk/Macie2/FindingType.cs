using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>The type of finding.</summary>
public class FindingType : ConstantClass
{
    /// <summary>The value <c>SensitiveData:S3Object/Multiple</c>.</summary>
    public static readonly FindingType SensitiveDataS3ObjectMultiple = new("SensitiveData:S3Object/Multiple");

    /// <summary>The value <c>SensitiveData:S3Object/Financial</c>.</summary>
    public static readonly FindingType SensitiveDataS3ObjectFinancial = new("SensitiveData:S3Object/Financial");

    /// <summary>The value <c>SensitiveData:S3Object/Personal</c>.</summary>
    public static readonly FindingType SensitiveDataS3ObjectPersonal = new("SensitiveData:S3Object/Personal");

    /// <summary>The value <c>SensitiveData:S3Object/Credentials</c>.</summary>
    public static readonly FindingType SensitiveDataS3ObjectCredentials = new("SensitiveData:S3Object/Credentials");

    /// <summary>The value <c>SensitiveData:S3Object/CustomIdentifier</c>.</summary>
    public static readonly FindingType SensitiveDataS3ObjectCustomIdentifier = new("SensitiveData:S3Object/CustomIdentifier");

    /// <summary>The value <c>Policy:IAMUser/S3BucketPublic</c>.</summary>
    public static readonly FindingType PolicyIAMUserS3BucketPublic = new("Policy:IAMUser/S3BucketPublic");

    /// <summary>The value <c>Policy:IAMUser/S3BucketSharedExternally</c>.</summary>
    public static readonly FindingType PolicyIAMUserS3BucketSharedExternally = new("Policy:IAMUser/S3BucketSharedExternally");

    /// <summary>The value <c>Policy:IAMUser/S3BucketReplicatedExternally</c>.</summary>
    public static readonly FindingType PolicyIAMUserS3BucketReplicatedExternally = new("Policy:IAMUser/S3BucketReplicatedExternally");

    /// <summary>The value <c>Policy:IAMUser/S3BucketEncryptionDisabled</c>.</summary>
    public static readonly FindingType PolicyIAMUserS3BucketEncryptionDisabled = new("Policy:IAMUser/S3BucketEncryptionDisabled");

    /// <summary>The value <c>Policy:IAMUser/S3BlockPublicAccessDisabled</c>.</summary>
    public static readonly FindingType PolicyIAMUserS3BlockPublicAccessDisabled = new("Policy:IAMUser/S3BlockPublicAccessDisabled");

    /// <summary>The value <c>Policy:IAMUser/S3BucketSharedWithCloudFront</c>.</summary>
    public static readonly FindingType PolicyIAMUserS3BucketSharedWithCloudFront = new("Policy:IAMUser/S3BucketSharedWithCloudFront");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public FindingType(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static FindingType FindValue(string value) => FindValue<FindingType>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator FindingType(string value) => FindValue(value);
}
