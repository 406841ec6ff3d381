using Amazon.Runtime;

namespace Amazon.ConfigService;

/// <summary>The resource types that are asked for here.</summary>
public class ResourceType : ConstantClass
{
    /// <summary>The value <c>AWS::S3::AccountPublicAccessBlock</c>.</summary>
    public static readonly ResourceType AWSS3AccountPublicAccessBlock = new("AWS::S3::AccountPublicAccessBlock");

    /// <summary>The value <c>AWS::S3::Bucket</c>.</summary>
    public static readonly ResourceType AWSS3Bucket = new("AWS::S3::Bucket");

    /// <summary>A value by its text; unknown values are kept.</summary>
    public ResourceType(string value) : base(value) { }

    /// <summary>Finds the constant with the text given, or makes one.</summary>
    public static ResourceType FindValue(string value) => FindValue<ResourceType>(value);

    /// <summary>Lets a text stand where the constant is wanted.</summary>
    public static implicit operator ResourceType(string value) => FindValue(value);
}
