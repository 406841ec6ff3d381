using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Core.Storage;

/// <summary>One write on its way: waiting, then running inside a transaction, then answered after the commit.</summary>
internal abstract class WriteRequest
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Abandoned = 2;

    private int _state;

    /// <summary>What to publish after the commit.</summary>
    public IReadOnlyCollection<Change> Changes { get; protected set; } = [];

    /// <summary>True when the write enqueued work.</summary>
    public bool EnqueuedWork { get; protected set; }

    /// <summary>False when the caller gave up before it began: then nothing of it runs.</summary>
    public bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Waiting) == Waiting;

    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Waiting) == Waiting;

    public abstract Task RunAsync(IWriteTransaction transaction);

    public abstract void Committed();

    public abstract void Failed(Exception exception);
}
