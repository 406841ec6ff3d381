using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace SecOpsConsole.Aws;

/// <summary>Temporary credentials of an assumed role, renewed before they expire; one call at a time asks for new ones.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never used: nothing to dispose.")]
internal sealed class AssumedRole(
    Func<CancellationToken, Task<Credentials>> assume, TimeProvider time, TimeSpan renewBefore) : AWSCredentials
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ImmutableCredentials? _current;
    private DateTimeOffset _expires;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_current is null || time.GetUtcNow() >= _expires - renewBefore)
            {
                var fresh = await assume(CancellationToken.None).ConfigureAwait(false);
                _current = new ImmutableCredentials(fresh.AccessKeyId, fresh.SecretAccessKey, fresh.SessionToken);
                _expires = fresh.Expiration is { } at ? new DateTimeOffset(at.ToUniversalTime()) : time.GetUtcNow() + renewBefore;
            }

            return _current;
        }
        finally
        {
            _gate.Release();
        }
    }
}
