using Amazon.ConfigService.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.ConfigService;

/// <summary>Client of AWS Config.</summary>
public class AmazonConfigServiceClient : StandInClient, IAmazonConfigService
{
    /// <summary>Uses the ordinary credential chain.</summary>
    public AmazonConfigServiceClient(AmazonConfigServiceConfig config) : base(config) { }

    /// <summary>Uses the credentials given.</summary>
    public AmazonConfigServiceClient(AWSCredentials credentials, AmazonConfigServiceConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public virtual Task<GetResourceConfigHistoryResponse> GetResourceConfigHistoryAsync(
        GetResourceConfigHistoryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetResourceConfigHistoryResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = GetResourceConfigHistoryWire.Marshaller,
                ResponseUnmarshaller = GetResourceConfigHistoryWire.Unmarshaller,
            },
            cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonConfigServiceConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonConfigServiceClient(awsCredentials, (AmazonConfigServiceConfig)clientConfig);
}
