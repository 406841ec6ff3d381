namespace Amazon.Macie2.Model;

/// <summary>Provides information about the number of objects that are in an S3 bucket and use certain types of server-side encryption, use client-side …</summary>
public class ObjectCountByEncryptionType
{
    /// <summary>The total number of objects that are encrypted with customer-provided keys.</summary>
    public long? CustomerManaged { get; set; }

    /// <summary>The total number of objects that are encrypted with KMS keys, either Amazon Web Services managed keys or customer managed keys.</summary>
    public long? KmsManaged { get; set; }

    /// <summary>The total number of objects that are encrypted with Amazon S3 managed keys.</summary>
    public long? S3Managed { get; set; }

    /// <summary>The total number of objects that use client-side encryption or aren't encrypted.</summary>
    public long? Unencrypted { get; set; }

    /// <summary>The total number of objects that Amazon Macie doesn't have current encryption metadata for.</summary>
    public long? Unknown { get; set; }
}
