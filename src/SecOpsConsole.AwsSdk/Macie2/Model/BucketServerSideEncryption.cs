namespace Amazon.Macie2.Model;

/// <summary>Provides information about the default server-side encryption settings for an S3 bucket.</summary>
public class BucketServerSideEncryption
{
    /// <summary>The Amazon Resource Name (ARN) or unique identifier (key ID) for the KMS key that's used by default to encrypt objects that are added to the bucket.</summary>
    public string KmsMasterKeyId { get; set; } = null!;

    /// <summary>The server-side encryption algorithm that's used by default to encrypt objects that are added to the bucket.</summary>
    public Type Type { get; set; } = null!;
}
