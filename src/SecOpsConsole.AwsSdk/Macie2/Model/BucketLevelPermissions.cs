namespace Amazon.Macie2.Model;

/// <summary>Provides information about the bucket-level permissions settings for an S3 bucket.</summary>
public class BucketLevelPermissions
{
    /// <summary>The permissions settings of the access control list (ACL) for the bucket.</summary>
    public AccessControlList AccessControlList { get; set; } = null!;

    /// <summary>The block public access settings for the bucket.</summary>
    public BlockPublicAccess BlockPublicAccess { get; set; } = null!;

    /// <summary>The permissions settings of the bucket policy for the bucket.</summary>
    public BucketPolicy BucketPolicy { get; set; } = null!;
}
