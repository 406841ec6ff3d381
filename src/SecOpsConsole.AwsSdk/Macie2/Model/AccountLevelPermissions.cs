namespace Amazon.Macie2.Model;

/// <summary>Provides information about the account-level permissions settings that apply to an S3 bucket.</summary>
public class AccountLevelPermissions
{
    /// <summary>The block public access settings for the Amazon Web Services account that owns the bucket.</summary>
    public BlockPublicAccess BlockPublicAccess { get; set; } = null!;
}
