namespace Amazon.Macie2.Model;

/// <summary>Provides information about the S3 object that a finding applies to.</summary>
public class S3Object
{
    /// <summary>The Amazon Resource Name (ARN) of the bucket that contains the object.</summary>
    public string BucketArn { get; set; } = null!;

    /// <summary>The entity tag (ETag) that identifies the affected version of the object.</summary>
    public string ETag { get; set; } = null!;

    /// <summary>The file name extension of the object.</summary>
    public string Extension { get; set; } = null!;

    /// <summary>The full name (key) of the object, including the object's prefix if applicable.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the object was last modified.</summary>
    public DateTime? LastModified { get; set; }

    /// <summary>The full path to the affected object, including the name of the affected bucket and the object's name (key).</summary>
    public string Path { get; set; } = null!;

    /// <summary>Specifies whether the object is publicly accessible due to the combination of permissions settings that apply to the object.</summary>
    public bool? PublicAccess { get; set; }

    /// <summary>The type of server-side encryption that was used to encrypt the object.</summary>
    public ServerSideEncryption ServerSideEncryption { get; set; } = null!;

    /// <summary>The total storage size, in bytes, of the object.</summary>
    public long? Size { get; set; }

    /// <summary>The storage class of the object.</summary>
    public StorageClass StorageClass { get; set; } = null!;

    /// <summary>The tags that are associated with the object.</summary>
    public List<KeyValuePair> Tags { get; set; } = null!;

    /// <summary>The identifier for the affected version of the object.</summary>
    public string VersionId { get; set; } = null!;
}
