namespace SecOpsConsole.Core.Queue;

/// <summary>Wakes the pump: set by every commit that enqueued work and by every item that ends.</summary>
internal sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0);

    public void Set()
    {
        // A second release in a race costs one idle claim and nothing else.
        if (_set.CurrentCount == 0)
        {
            _set.Release();
        }
    }

    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _set.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _set.Dispose();
}
