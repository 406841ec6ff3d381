namespace Amazon.Macie2.Model;

/// <summary>Provides information about the permissions settings of the bucket-level access control list (ACL) for an S3 bucket.</summary>
public class AccessControlList
{
    /// <summary>Specifies whether the ACL grants the general public with read access permissions for the bucket.</summary>
    public bool? AllowsPublicReadAccess { get; set; }

    /// <summary>Specifies whether the ACL grants the general public with write access permissions for the bucket.</summary>
    public bool? AllowsPublicWriteAccess { get; set; }
}
