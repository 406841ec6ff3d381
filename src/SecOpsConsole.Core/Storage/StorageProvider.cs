using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Core.Storage;

/// <summary>
/// The only place that knows which database runs underneath: opening, migrations, how writes are scheduled, prepared commands,
/// the meaning of error codes, maintenance.
/// </summary>
internal abstract class StorageProvider : IAsyncDisposable
{
    /// <summary>Called after each commit with what changed and whether work was enqueued. Must be quick.</summary>
    public Action<IReadOnlyCollection<Change>, bool> Committed { get; set; } = static (_, _) => { };

    public abstract StorageEngine Engine { get; }

    /// <summary>Takes the store for this process and brings its schema up to date; throws <see cref="StoreStartException"/>.</summary>
    public abstract Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Queues a write; throws <see cref="StoreBusyException"/> when the queue is full or closed.</summary>
    public abstract void Submit(WriteRequest request);

    /// <summary>Runs queries on one consistent snapshot, without tracking.</summary>
    public abstract Task<T> ReadAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>The chain that new rows of the audit record are linked to.</summary>
    public abstract AuditChain Audit { get; }

    /// <summary>The audit record as it is stored, for a walk that disturbs no writer.</summary>
    public abstract IAuditRows OpenAudit();

    public abstract StoreFault Classify(Exception exception);

    /// <summary>Drains, checkpoints and closes.</summary>
    public abstract ValueTask DisposeAsync();
}
