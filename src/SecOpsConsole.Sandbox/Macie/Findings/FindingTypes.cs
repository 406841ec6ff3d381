namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>The eleven types of findings with their titles (Macie user guide, "Types of Macie findings").</summary>
internal static class FindingTypes
{
    public const string Data = "SensitiveData:S3Object/";
    public const string Policy = "Policy:IAMUser/";

    public static IReadOnlyList<FindingType> All { get; } =
    [
        new(Data + "Credentials", "The S3 object contains credentials data", "The S3 object contains credentials data such as AWS secret access keys or private keys.", 3),
        new(Data + "CustomIdentifier", "The S3 object contains custom sensitive data", "The S3 object contains data that matches the criteria of one or more custom data identifiers.", 2),
        new(Data + "Financial", "The S3 object contains financial information", "The S3 object contains financial information such as bank account numbers or credit card numbers.", 3),
        new(Data + "Multiple", "The S3 object contains multiple categories of sensitive data", "The S3 object contains more than one category of sensitive data.", 3),
        new(Data + "Personal", "The S3 object contains personal information", "The S3 object contains personal information such as identification numbers, addresses or phone numbers.", 3),
        new(Policy + "S3BlockPublicAccessDisabled", "All bucket-level block public access settings were disabled for the S3 bucket", "All bucket-level block public access settings were disabled for the S3 bucket.", 3),
        new(Policy + "S3BucketEncryptionDisabled", "The default encryption settings of the S3 bucket were reset", "Default encryption settings for the bucket were reset to default Amazon S3 encryption behavior.", 1),
        new(Policy + "S3BucketPublic", "The S3 bucket is publicly accessible", "An ACL or bucket policy for the bucket was changed to allow access by anonymous users or all authenticated IAM identities.", 3),
        new(Policy + "S3BucketReplicatedExternally", "The S3 bucket is replicated to an external AWS account", "Replication was enabled and configured to replicate objects to a bucket of an AWS account outside the organization.", 3),
        new(Policy + "S3BucketSharedExternally", "The S3 bucket is shared with an external AWS account", "An ACL or bucket policy for the bucket was changed to allow the bucket to be shared with an AWS account outside the organization.", 3),
        new(Policy + "S3BucketSharedWithCloudFront", "The S3 bucket is shared with Amazon CloudFront", "The bucket policy was changed to allow the bucket to be shared with an Amazon CloudFront distribution or origin access identity.", 2),
    ];

    public static FindingType Named(string name) => All.Single(type => type.Name == name);
}
