using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

/// <summary>Too many calls, or more than the account may have.</summary>
public class LimitExceededException : AmazonSecurityHubException
{
    /// <summary>An error as the service told it.</summary>
    public LimitExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
