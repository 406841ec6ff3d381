using Amazon.Runtime;

namespace Amazon.S3Control.Model;

/// <summary>Block Public Access of an account.</summary>
public class GetPublicAccessBlockResponse : AmazonWebServiceResponse
{
    /// <summary>What is in effect for the account.</summary>
    public PublicAccessBlockConfiguration PublicAccessBlockConfiguration { get; set; } = null!;
}
