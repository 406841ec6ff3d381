namespace Amazon.Macie2.Model;

/// <summary>Provides information about the default server-side encryption settings for an S3 bucket or the encryption settings for an S3 object.</summary>
public class ServerSideEncryption
{
    /// <summary>The server-side encryption algorithm that's used when storing data in the bucket or object.</summary>
    public EncryptionType EncryptionType { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) or unique identifier (key ID) for the KMS key that's used to encrypt data in the bucket or the object.</summary>
    public string KmsMasterKeyId { get; set; } = null!;
}
