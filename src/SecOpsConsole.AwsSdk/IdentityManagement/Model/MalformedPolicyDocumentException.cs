using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The document is not a policy.</summary>
public class MalformedPolicyDocumentException : AmazonIdentityManagementServiceException
{
    /// <summary>An error as the service told it.</summary>
    public MalformedPolicyDocumentException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
