using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>There is no such resource.</summary>
public class ResourceNotFoundException : AmazonMacie2Exception
{
    /// <summary>An error as the service told it.</summary>
    public ResourceNotFoundException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
