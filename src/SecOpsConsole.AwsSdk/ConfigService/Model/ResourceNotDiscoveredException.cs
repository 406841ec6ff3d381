using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

/// <summary>Config has not recorded the resource.</summary>
public class ResourceNotDiscoveredException : AmazonConfigServiceException
{
    /// <summary>An error as the service told it.</summary>
    public ResourceNotDiscoveredException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
