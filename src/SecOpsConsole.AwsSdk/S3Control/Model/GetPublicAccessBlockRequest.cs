namespace Amazon.S3Control.Model;

/// <summary>Asks for Block Public Access of an account.</summary>
public class GetPublicAccessBlockRequest : AmazonS3ControlRequest
{
    /// <summary>Required.</summary>
    public string AccountId { get; set; } = null!;
}
