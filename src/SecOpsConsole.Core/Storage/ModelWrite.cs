using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Storage;

/// <summary>A write through the model: its own context, saved at the end.</summary>
internal sealed class ModelWrite<T>(
    Func<WriteScope, CancellationToken, Task<T>> write, TimeProvider clock, CancellationToken cancellationToken) : AnsweredWrite<T>
{
    protected override async Task<T> WorkAsync(IWriteTransaction transaction)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var db = transaction.CreateContext();
        var scope = new WriteScope(db, clock.GetUtcNow().UtcDateTime);
        var result = await write(scope, cancellationToken).ConfigureAwait(false);
        await scope.FinishAsync(cancellationToken).ConfigureAwait(false);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        Changes = scope.TakeChanges();
        EnqueuedWork = db.Touched.Any(entity => entity is WorkItem);
        return result;
    }
}
