using System.Net;
using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>A quota is used up.</summary>
public class ServiceQuotaExceededException : AmazonMacie2Exception
{
    /// <summary>An error as the service told it.</summary>
    public ServiceQuotaExceededException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
