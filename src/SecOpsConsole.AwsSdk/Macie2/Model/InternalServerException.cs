using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Macie failed.</summary>
public class InternalServerException : AmazonMacie2Exception
{
    /// <summary>An error as the service told it.</summary>
    public InternalServerException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
