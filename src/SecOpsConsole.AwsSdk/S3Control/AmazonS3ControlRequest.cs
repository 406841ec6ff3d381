using Amazon.Runtime;

namespace Amazon.S3Control;

/// <summary>What all requests of S3 Control have in common.</summary>
public class AmazonS3ControlRequest : AmazonWebServiceRequest;
