using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService;

/// <summary>An error of AWS Config.</summary>
public class AmazonConfigServiceException : AmazonServiceException
{
    /// <summary>An error as the service told it.</summary>
    public AmazonConfigServiceException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
