using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Too many calls.</summary>
public class ThrottlingException : AmazonMacie2Exception
{
    /// <summary>An error as the service told it.</summary>
    public ThrottlingException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
