using System.Net;
using Amazon.Runtime;

namespace Amazon.S3Control;

/// <summary>An error of S3 Control.</summary>
public class AmazonS3ControlException : AmazonServiceException
{
    /// <summary>An error as the service told it.</summary>
    public AmazonS3ControlException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
