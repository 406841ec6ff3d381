using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityHub;

/// <summary>An error of Security Hub.</summary>
public class AmazonSecurityHubException : AmazonServiceException
{
    /// <summary>An error as the service told it.</summary>
    public AmazonSecurityHubException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
