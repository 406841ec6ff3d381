namespace Amazon.Macie2.Model;

/// <summary>Provides statistical data and other information about an S3 bucket that Amazon Macie monitors and analyzes for your account.</summary>
public class BucketMetadata
{
    /// <summary>The unique identifier for the Amazon Web Services account that owns the bucket.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>Specifies whether the bucket policy for the bucket requires server-side encryption of objects when objects are added to the bucket.</summary>
    public AllowsUnencryptedObjectUploads AllowsUnencryptedObjectUploads { get; set; } = null!;

    /// <summary>Specifies whether automated sensitive data discovery is currently configured to analyze objects in the bucket.</summary>
    public AutomatedDiscoveryMonitoringStatus AutomatedDiscoveryMonitoringStatus { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the bucket.</summary>
    public string BucketArn { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the bucket was created.</summary>
    public DateTime? BucketCreatedAt { get; set; }

    /// <summary>The name of the bucket.</summary>
    public string BucketName { get; set; } = null!;

    /// <summary>The total number of objects that Amazon Macie can analyze in the bucket.</summary>
    public long? ClassifiableObjectCount { get; set; }

    /// <summary>The total storage size, in bytes, of the objects that Amazon Macie can analyze in the bucket.</summary>
    public long? ClassifiableSizeInBytes { get; set; }

    /// <summary>The code for an error or issue that prevented Amazon Macie from retrieving and processing information about the bucket and the bucket's objects.</summary>
    public BucketMetadataErrorCode ErrorCode { get; set; } = null!;

    /// <summary>A brief description of the error or issue (errorCode) that prevented Amazon Macie from retrieving and processing information about the bucket and …</summary>
    public string ErrorMessage { get; set; } = null!;

    /// <summary>Specifies whether any one-time or recurring classification jobs are configured to analyze objects in the bucket, and, if so, the details of the …</summary>
    public JobDetails JobDetails { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when Amazon Macie most recently analyzed objects in the bucket while performing automated …</summary>
    public DateTime? LastAutomatedDiscoveryTime { get; set; }

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when Amazon Macie most recently retrieved bucket or object metadata from Amazon S3 for the …</summary>
    public DateTime? LastUpdated { get; set; }

    /// <summary>The total number of objects in the bucket.</summary>
    public long? ObjectCount { get; set; }

    /// <summary>The total number of objects in the bucket, grouped by server-side encryption type.</summary>
    public ObjectCountByEncryptionType ObjectCountByEncryptionType { get; set; } = null!;

    /// <summary>Specifies whether the bucket is publicly accessible due to the combination of permissions settings that apply to the bucket, and provides …</summary>
    public BucketPublicAccess PublicAccess { get; set; } = null!;

    /// <summary>The Amazon Web Services Region that hosts the bucket.</summary>
    public string Region { get; set; } = null!;

    /// <summary>Specifies whether the bucket is configured to replicate one or more objects to buckets for other Amazon Web Services accounts and, if so, which …</summary>
    public ReplicationDetails ReplicationDetails { get; set; } = null!;

    /// <summary>The sensitivity score for the bucket, ranging from -1 (classification error) to 100 (sensitive).</summary>
    public int? SensitivityScore { get; set; }

    /// <summary>The default server-side encryption settings for the bucket.</summary>
    public BucketServerSideEncryption ServerSideEncryption { get; set; } = null!;

    /// <summary>Specifies whether the bucket is shared with another Amazon Web Services account, an Amazon CloudFront origin access identity (OAI), or a …</summary>
    public SharedAccess SharedAccess { get; set; } = null!;

    /// <summary>The total storage size, in bytes, of the bucket.</summary>
    public long? SizeInBytes { get; set; }

    /// <summary>The total storage size, in bytes, of the objects that are compressed (.gz,.gzip,.zip) files in the bucket.</summary>
    public long? SizeInBytesCompressed { get; set; }

    /// <summary>An array that specifies the tags (keys and values) that are associated with the bucket.</summary>
    public List<KeyValuePair> Tags { get; set; } = null!;

    /// <summary>The total number of objects that Amazon Macie can't analyze in the bucket.</summary>
    public ObjectLevelStatistics UnclassifiableObjectCount { get; set; } = null!;

    /// <summary>The total storage size, in bytes, of the objects that Amazon Macie can't analyze in the bucket.</summary>
    public ObjectLevelStatistics UnclassifiableObjectSizeInBytes { get; set; } = null!;

    /// <summary>Specifies whether versioning is enabled for the bucket.</summary>
    public bool? Versioning { get; set; }
}
