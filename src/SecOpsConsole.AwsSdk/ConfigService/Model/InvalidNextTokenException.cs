using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

/// <summary>The page token is not one of this call.</summary>
public class InvalidNextTokenException : AmazonConfigServiceException
{
    /// <summary>An error as the service told it.</summary>
    public InvalidNextTokenException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
