using Amazon.Runtime;
using Amazon.S3Control.Model;

namespace Amazon.S3Control;

/// <summary>S3 Control, reduced to the operations that are called here.</summary>
public interface IAmazonS3Control : IAmazonService, IDisposable
{
    /// <summary>Reads Block Public Access of an account; where an organisation manages it, what is in effect.</summary>
    /// <exception cref="NoSuchPublicAccessBlockConfigurationException">The account has no configuration.</exception>
    Task<GetPublicAccessBlockResponse> GetPublicAccessBlockAsync(GetPublicAccessBlockRequest request, CancellationToken cancellationToken = default);

    /// <summary>Sets Block Public Access of an account; 403 where an organisation manages it.</summary>
    Task<PutPublicAccessBlockResponse> PutPublicAccessBlockAsync(PutPublicAccessBlockRequest request, CancellationToken cancellationToken = default);

    /// <summary>Removes Block Public Access of an account; 403 where an organisation manages it.</summary>
    Task<DeletePublicAccessBlockResponse> DeletePublicAccessBlockAsync(DeletePublicAccessBlockRequest request, CancellationToken cancellationToken = default);
}
