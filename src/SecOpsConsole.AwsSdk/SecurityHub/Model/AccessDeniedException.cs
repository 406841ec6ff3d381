using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

/// <summary>The call is not allowed.</summary>
public class AccessDeniedException : AmazonSecurityHubException
{
    /// <summary>An error as the service told it.</summary>
    public AccessDeniedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
