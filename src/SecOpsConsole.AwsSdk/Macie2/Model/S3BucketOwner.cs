namespace Amazon.Macie2.Model;

/// <summary>Provides information about the Amazon Web Services account that owns an S3 bucket.</summary>
public class S3BucketOwner
{
    /// <summary>The display name of the account that owns the bucket.</summary>
    public string DisplayName { get; set; } = null!;

    /// <summary>The canonical user ID for the account that owns the bucket.</summary>
    public string Id { get; set; } = null!;
}
