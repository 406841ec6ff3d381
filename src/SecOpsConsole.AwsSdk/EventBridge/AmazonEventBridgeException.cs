using System.Net;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>An error of Amazon EventBridge.</summary>
public class AmazonEventBridgeException : AmazonServiceException
{
    /// <summary>An error as the service told it.</summary>
    public AmazonEventBridgeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
