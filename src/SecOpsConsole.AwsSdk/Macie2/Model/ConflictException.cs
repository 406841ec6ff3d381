using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>The state of the resource does not allow it.</summary>
public class ConflictException : AmazonMacie2Exception
{
    /// <summary>An error as the service told it.</summary>
    public ConflictException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
