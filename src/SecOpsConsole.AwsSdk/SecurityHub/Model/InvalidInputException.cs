using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

/// <summary>The request is not valid.</summary>
public class InvalidInputException : AmazonSecurityHubException
{
    /// <summary>An error as the service told it.</summary>
    public InvalidInputException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
