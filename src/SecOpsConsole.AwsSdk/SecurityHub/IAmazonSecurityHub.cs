using Amazon.Runtime;
using Amazon.SecurityHub.Model;

namespace Amazon.SecurityHub;

/// <summary>AWS Security Hub CSPM, reduced to the operations that are called here.</summary>
public interface IAmazonSecurityHub : IAmazonService, IDisposable
{
    /// <summary>Sets the customers' own fields of at most 100 findings.</summary>
    Task<BatchUpdateFindingsResponse> BatchUpdateFindingsAsync(BatchUpdateFindingsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads findings, at most 100 at a time.</summary>
    Task<GetFindingsResponse> GetFindingsAsync(GetFindingsRequest request, CancellationToken cancellationToken = default);
}
