using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.S3Control.Model;
using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.S3Control;

/// <summary>
/// Configuration of <see cref="AmazonS3ControlClient"/>. The public endpoint has the account id before its name; a ServiceURL is taken as
/// it is, without the account before it: a host such as 111122223333.127.0.0.1 would not resolve.
/// </summary>
public class AmazonS3ControlConfig : StandInConfig
{
    /// <summary>Starts with the SDK's defaults.</summary>
    public AmazonS3ControlConfig() => AuthenticationServiceName = "s3";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "s3-control";

    /// <inheritdoc/>
    public override string ServiceVersion => "2018-08-20";

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var endpoint = base.DetermineServiceOperationEndpoint(parameters);
        return string.IsNullOrEmpty(ServiceURL) && AccountOf(parameters.Request) is { } account
            ? new Endpoint(endpoint.URL.Replace("https://", $"https://{account}.", StringComparison.Ordinal))
            : endpoint;
    }

    private static string? AccountOf(AmazonWebServiceRequest request) => request switch
    {
        GetPublicAccessBlockRequest get => get.AccountId,
        PutPublicAccessBlockRequest put => put.AccountId,
        DeletePublicAccessBlockRequest delete => delete.AccountId,
        _ => null,
    };
}
