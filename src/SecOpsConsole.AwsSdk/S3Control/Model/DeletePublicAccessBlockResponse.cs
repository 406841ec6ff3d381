using Amazon.Runtime;

namespace Amazon.S3Control.Model;

/// <summary>Nothing but its metadata.</summary>
public class DeletePublicAccessBlockResponse : AmazonWebServiceResponse;
