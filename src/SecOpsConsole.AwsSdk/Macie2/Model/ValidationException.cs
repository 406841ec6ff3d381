using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>The request is not valid.</summary>
public class ValidationException : AmazonMacie2Exception
{
    /// <summary>An error as the service told it.</summary>
    public ValidationException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
