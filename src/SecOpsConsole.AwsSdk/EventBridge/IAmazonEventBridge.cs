using Amazon.EventBridge.Model;
using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>Amazon EventBridge, reduced to the operations that are called here.</summary>
public interface IAmazonEventBridge : IAmazonService, IDisposable
{
    /// <summary>Puts at most ten events on buses; an entry may be refused while others are taken.</summary>
    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);
}
