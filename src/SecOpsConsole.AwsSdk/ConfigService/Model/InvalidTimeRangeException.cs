using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

/// <summary>The time range is not usable.</summary>
public class InvalidTimeRangeException : AmazonConfigServiceException
{
    /// <summary>An error as the service told it.</summary>
    public InvalidTimeRangeException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
