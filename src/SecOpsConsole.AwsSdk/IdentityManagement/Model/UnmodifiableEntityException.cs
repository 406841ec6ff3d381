using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Only the service that owns the role may change it.</summary>
public class UnmodifiableEntityException : AmazonIdentityManagementServiceException
{
    /// <summary>An error as the service told it.</summary>
    public UnmodifiableEntityException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
