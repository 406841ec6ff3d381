using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

/// <summary>An internal error of the service.</summary>
public class InternalException : AmazonSecurityHubException
{
    /// <summary>An error as the service told it.</summary>
    public InternalException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
