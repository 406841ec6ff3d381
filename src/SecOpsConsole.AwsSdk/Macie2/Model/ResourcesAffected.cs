namespace Amazon.Macie2.Model;

/// <summary>Provides information about the resources that a finding applies to.</summary>
public class ResourcesAffected
{
    /// <summary>The details of the S3 bucket that the finding applies to.</summary>
    public S3Bucket S3Bucket { get; set; } = null!;

    /// <summary>The details of the S3 object that the finding applies to.</summary>
    public S3Object S3Object { get; set; } = null!;
}
