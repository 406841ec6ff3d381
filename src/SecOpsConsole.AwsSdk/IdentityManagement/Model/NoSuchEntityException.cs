using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What was asked for does not exist.</summary>
public class NoSuchEntityException : AmazonIdentityManagementServiceException
{
    /// <summary>An error as the service told it.</summary>
    public NoSuchEntityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
