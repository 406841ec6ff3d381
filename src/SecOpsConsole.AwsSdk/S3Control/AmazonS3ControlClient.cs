using Amazon.Runtime;
using Amazon.S3Control.Model;
using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.S3Control;

/// <summary>Client of S3 Control.</summary>
public class AmazonS3ControlClient : StandInClient, IAmazonS3Control
{
    /// <summary>Uses the ordinary credential chain.</summary>
    public AmazonS3ControlClient(AmazonS3ControlConfig config) : base(config) { }

    /// <summary>Uses the credentials given.</summary>
    public AmazonS3ControlClient(AWSCredentials credentials, AmazonS3ControlConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public virtual Task<GetPublicAccessBlockResponse> GetPublicAccessBlockAsync(GetPublicAccessBlockRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetPublicAccessBlockResponse>(request, S3ControlWire.GetPublicAccessBlock, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<PutPublicAccessBlockResponse> PutPublicAccessBlockAsync(PutPublicAccessBlockRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutPublicAccessBlockResponse>(request, S3ControlWire.PutPublicAccessBlock, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DeletePublicAccessBlockResponse> DeletePublicAccessBlockAsync(DeletePublicAccessBlockRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeletePublicAccessBlockResponse>(request, S3ControlWire.DeletePublicAccessBlock, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonS3ControlConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonS3ControlClient(awsCredentials, (AmazonS3ControlConfig)clientConfig);
}
