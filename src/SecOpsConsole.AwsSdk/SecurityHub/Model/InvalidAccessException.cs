using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

/// <summary>The account is not subscribed to Security Hub, or may not do this.</summary>
public class InvalidAccessException : AmazonSecurityHubException
{
    /// <summary>An error as the service told it.</summary>
    public InvalidAccessException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
