namespace Amazon.Macie2.Model;

/// <summary>Provides information about the permissions settings of the bucket policy for an S3 bucket.</summary>
public class BucketPolicy
{
    /// <summary>Specifies whether the bucket policy allows the general public to have read access to the bucket.</summary>
    public bool? AllowsPublicReadAccess { get; set; }

    /// <summary>Specifies whether the bucket policy allows the general public to have write access to the bucket.</summary>
    public bool? AllowsPublicWriteAccess { get; set; }
}
