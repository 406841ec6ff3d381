using Amazon.Runtime;
using Amazon.SecurityHub.Model;
using SecOpsConsole.AwsSdk.Pipeline;

namespace Amazon.SecurityHub;

/// <summary>Client of AWS Security Hub CSPM.</summary>
public class AmazonSecurityHubClient : StandInClient, IAmazonSecurityHub
{
    /// <summary>Uses the ordinary credential chain.</summary>
    public AmazonSecurityHubClient(AmazonSecurityHubConfig config) : base(config) { }

    /// <summary>Uses the credentials given.</summary>
    public AmazonSecurityHubClient(AWSCredentials credentials, AmazonSecurityHubConfig clientConfig) : base(credentials, clientConfig) { }

    /// <inheritdoc/>
    public virtual Task<BatchUpdateFindingsResponse> BatchUpdateFindingsAsync(BatchUpdateFindingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<BatchUpdateFindingsResponse>(request, SecurityHubWire.BatchUpdateFindings, cancellationToken);

    /// <inheritdoc/>
    public virtual Task<GetFindingsResponse> GetFindingsAsync(GetFindingsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetFindingsResponse>(request, SecurityHubWire.GetFindings, cancellationToken);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSecurityHubConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSecurityHubClient(awsCredentials, (AmazonSecurityHubConfig)clientConfig);
}
