using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.KilledConsole;

/// <summary>The store as it is, with each write shown to the executioner right before and right after its commit.</summary>
internal sealed class WatchedStorage : StorageProvider
{
    private readonly StorageProvider _inner;
    private readonly Executioner _executioner;

    public WatchedStorage(StorageProvider inner, Executioner executioner)
    {
        (_inner, _executioner) = (inner, executioner);
        inner.Committed = (changes, enqueued) => Committed(changes, enqueued);
    }

    public override StorageEngine Engine => _inner.Engine;

    public override Task OpenAsync(CancellationToken cancellationToken) => _inner.OpenAsync(cancellationToken);

    public override void Submit(WriteRequest request) => _inner.Submit(new WatchedWrite(request, _executioner));

    public override Task<T> ReadAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        _inner.ReadAsync(read, cancellationToken);

    public override AuditChain Audit => _inner.Audit;

    public override IAuditRows OpenAudit() => _inner.OpenAudit();

    public override StoreFault Classify(Exception exception) => _inner.Classify(exception);

    public override ValueTask DisposeAsync() => _inner.DisposeAsync();
}
