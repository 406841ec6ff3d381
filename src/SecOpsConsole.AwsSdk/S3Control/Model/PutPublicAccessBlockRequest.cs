namespace Amazon.S3Control.Model;

/// <summary>Sets Block Public Access of an account.</summary>
public class PutPublicAccessBlockRequest : AmazonS3ControlRequest
{
    /// <summary>Required.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>Required.</summary>
    public PublicAccessBlockConfiguration PublicAccessBlockConfiguration { get; set; } = null!;
}
