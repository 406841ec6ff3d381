using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace SecOpsConsole.Aws;

/// <summary>
/// Temporary credentials of an assumed role, renewed before they expire; one call at a time asks for new ones. How old they are is told by
/// how far both clocks went on since they were taken: the wall clock may be set, back or forth, and the monotonic one stands still
/// while the machine sleeps. When AWS says that they end is told by AWS's clock, which is not ours.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore's wait handle is never used: nothing to dispose.")]
internal sealed class AssumedRole(
    Func<CancellationToken, Task<Credentials>> assume, TimeProvider time, TimeSpan goodFor) : AWSCredentials
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ImmutableCredentials? _current;
    private DateTimeOffset _takenAt;
    private long _taken;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_current is null || time.GetElapsedTime(_taken) >= goodFor || time.GetUtcNow() - _takenAt >= goodFor)
            {
                var (takenAt, taken) = (time.GetUtcNow(), time.GetTimestamp());
                var fresh = await assume(CancellationToken.None).ConfigureAwait(false);
                _current = new ImmutableCredentials(fresh.AccessKeyId, fresh.SecretAccessKey, fresh.SessionToken);
                (_takenAt, _taken) = (takenAt, taken);
            }

            return _current;
        }
        finally
        {
            _gate.Release();
        }
    }
}
