using Amazon.ConfigService.Model;
using Amazon.Runtime;

namespace Amazon.ConfigService;

/// <summary>AWS Config, reduced to the operations that are called here.</summary>
public interface IAmazonConfigService : IAmazonService, IDisposable
{
    /// <summary>Lists the configuration items of a resource, a page of at most seven days per call.</summary>
    /// <exception cref="ResourceNotDiscoveredException">Config does not know the resource.</exception>
    /// <exception cref="NoAvailableConfigurationRecorderException">There is no configuration recorder.</exception>
    Task<GetResourceConfigHistoryResponse> GetResourceConfigHistoryAsync(
        GetResourceConfigHistoryRequest request, CancellationToken cancellationToken = default);
}
