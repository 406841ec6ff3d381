namespace Amazon.Macie2.Model;

/// <summary>Provides information about the account-level and bucket-level permissions settings for an S3 bucket.</summary>
public class BucketPermissionConfiguration
{
    /// <summary>The account-level permissions settings that apply to the bucket.</summary>
    public AccountLevelPermissions AccountLevelPermissions { get; set; } = null!;

    /// <summary>The bucket-level permissions settings for the bucket.</summary>
    public BucketLevelPermissions BucketLevelPermissions { get; set; } = null!;
}
