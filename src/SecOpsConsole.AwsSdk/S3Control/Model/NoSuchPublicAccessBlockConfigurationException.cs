using System.Net;
using Amazon.Runtime;

namespace Amazon.S3Control.Model;

/// <summary>The account has no configuration of Block Public Access.</summary>
public class NoSuchPublicAccessBlockConfigurationException : AmazonS3ControlException
{
    /// <summary>An error as the service told it.</summary>
    public NoSuchPublicAccessBlockConfigurationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
