namespace Amazon.Macie2.Model;

/// <summary>Provides information about the block public access settings for an S3 bucket.</summary>
public class BlockPublicAccess
{
    /// <summary>Specifies whether Amazon S3 blocks public access control lists (ACLs) for the bucket and objects in the bucket.</summary>
    public bool? BlockPublicAcls { get; set; }

    /// <summary>Specifies whether Amazon S3 blocks public bucket policies for the bucket.</summary>
    public bool? BlockPublicPolicy { get; set; }

    /// <summary>Specifies whether Amazon S3 ignores public ACLs for the bucket and objects in the bucket.</summary>
    public bool? IgnorePublicAcls { get; set; }

    /// <summary>Specifies whether Amazon S3 restricts public bucket policies for the bucket.</summary>
    public bool? RestrictPublicBuckets { get; set; }
}
