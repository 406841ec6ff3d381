namespace Amazon.S3Control.Model;

/// <summary>The four settings of Block Public Access.</summary>
public class PublicAccessBlockConfiguration
{
    /// <summary>Calls that set a public ACL are refused.</summary>
    public bool? BlockPublicAcls { get; set; }

    /// <summary>Calls that put a public bucket policy are refused.</summary>
    public bool? BlockPublicPolicy { get; set; }

    /// <summary>Public ACLs have no effect.</summary>
    public bool? IgnorePublicAcls { get; set; }

    /// <summary>A bucket with a public policy is reached from its own account and by AWS services only.</summary>
    public bool? RestrictPublicBuckets { get; set; }
}
