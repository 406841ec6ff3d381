using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace SecOpsConsole.AwsSdk.Pipeline;

/// <summary>What the configurations of the stand-in clients share: where their service lives.</summary>
public abstract class StandInConfig : ClientConfig
{
    private protected StandInConfig() : base(new DefaultConfigurationProvider()) { }

    /// <inheritdoc/>
    public override string UserAgent => "aws-sdk-dotnet-secopsconsole/4.0";

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        if (!string.IsNullOrEmpty(ServiceURL))
        {
            return new Endpoint(ServiceURL);
        }

        var region = RegionEndpoint ?? throw new AmazonClientException("No RegionEndpoint or ServiceURL configured");
        return new Endpoint($"https://{HostPrefix(region)}.{region.PartitionDnsSuffix}");
    }

    /// <summary>The service's host in a Region, without the partition's suffix.</summary>
    private protected virtual string HostPrefix(Amazon.RegionEndpoint region) => $"{RegionEndpointServiceName}.{region.SystemName}";

    private sealed class DefaultConfigurationProvider : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(
            Amazon.RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode = null) =>
            new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard };
    }
}
