namespace Amazon.Macie2.Model;

/// <summary>Provides information about the S3 bucket that a finding applies to.</summary>
public class S3Bucket
{
    /// <summary>Specifies whether the bucket policy for the bucket requires server-side encryption of objects when objects are added to the bucket.</summary>
    public AllowsUnencryptedObjectUploads AllowsUnencryptedObjectUploads { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the bucket.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the bucket was created.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The default server-side encryption settings for the bucket.</summary>
    public ServerSideEncryption DefaultServerSideEncryption { get; set; } = null!;

    /// <summary>The name of the bucket.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The display name and canonical user ID for the Amazon Web Services account that owns the bucket.</summary>
    public S3BucketOwner Owner { get; set; } = null!;

    /// <summary>The permissions settings that determine whether the bucket is publicly accessible.</summary>
    public BucketPublicAccess PublicAccess { get; set; } = null!;

    /// <summary>The tags that are associated with the bucket.</summary>
    public List<KeyValuePair> Tags { get; set; } = null!;
}
