namespace Amazon.Macie2.Model;

/// <summary>Provides information about the permissions settings that determine whether an S3 bucket is publicly accessible.</summary>
public class BucketPublicAccess
{
    /// <summary>Specifies whether the bucket is publicly accessible due to the combination of permissions settings that apply to the bucket.</summary>
    public EffectivePermission EffectivePermission { get; set; } = null!;

    /// <summary>The account-level and bucket-level permissions settings for the bucket.</summary>
    public BucketPermissionConfiguration PermissionConfiguration { get; set; } = null!;
}
