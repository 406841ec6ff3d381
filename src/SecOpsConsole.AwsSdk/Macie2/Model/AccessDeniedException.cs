using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>The call is not allowed, or Macie is not enabled.</summary>
public class AccessDeniedException : AmazonMacie2Exception
{
    /// <summary>An error as the service told it.</summary>
    public AccessDeniedException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
