namespace Amazon.Macie2.Model;

/// <summary>Provides information about settings that define whether one or more objects in an S3 bucket are replicated to S3 buckets for other Amazon Web …</summary>
public class ReplicationDetails
{
    /// <summary>Specifies whether the bucket is configured to replicate one or more objects to any destination.</summary>
    public bool? Replicated { get; set; }

    /// <summary>Specifies whether the bucket is configured to replicate one or more objects to a bucket for an Amazon Web Services account that isn't part of your …</summary>
    public bool? ReplicatedExternally { get; set; }

    /// <summary>An array of Amazon Web Services account IDs, one for each Amazon Web Services account that owns a bucket that the bucket is configured to …</summary>
    public List<string> ReplicationAccounts { get; set; } = null!;
}
