using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2;

/// <summary>An error of Macie.</summary>
public class AmazonMacie2Exception : AmazonServiceException
{
    /// <summary>An error as the service told it.</summary>
    public AmazonMacie2Exception(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
