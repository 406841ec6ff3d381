using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

/// <summary>The limit is outside 0 to 100.</summary>
public class InvalidLimitException : AmazonConfigServiceException
{
    /// <summary>An error as the service told it.</summary>
    public InvalidLimitException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
