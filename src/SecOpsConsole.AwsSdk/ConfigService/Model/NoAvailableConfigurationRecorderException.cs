using System.Net;
using Amazon.Runtime;

namespace Amazon.ConfigService.Model;

/// <summary>There is no configuration recorder in the account and Region.</summary>
public class NoAvailableConfigurationRecorderException : AmazonConfigServiceException
{
    /// <summary>An error as the service told it.</summary>
    public NoAvailableConfigurationRecorderException(
        string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode) { }
}
