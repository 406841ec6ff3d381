namespace Amazon.S3Control.Model;

/// <summary>Removes Block Public Access of an account.</summary>
public class DeletePublicAccessBlockRequest : AmazonS3ControlRequest
{
    /// <summary>Required.</summary>
    public string AccountId { get; set; } = null!;
}
