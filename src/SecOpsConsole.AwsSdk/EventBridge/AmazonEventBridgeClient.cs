using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.EventBridge;

/// <summary>Client of Amazon EventBridge.</summary>
public class AmazonEventBridgeClient : StandInClient, IAmazonEventBridge
{
    /// <summary>Uses the ordinary credential chain.</summary>
    public AmazonEventBridgeClient(AmazonEventBridgeConfig config) : base(config) { }

    /// <summary>Uses the credentials given.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public virtual Task<PutEventsResponse> PutEventsAsync(
        PutEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutEventsResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = PutEventsWire.Marshaller,
                ResponseUnmarshaller = PutEventsWire.Unmarshaller,
            },
            cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEventBridgeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonEventBridgeClient(awsCredentials, (AmazonEventBridgeConfig)clientConfig);
}
