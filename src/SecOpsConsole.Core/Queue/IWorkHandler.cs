using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Queue;

/// <summary>Handles one kind of work. Idempotent: a crash may run it twice.</summary>
public interface IWorkHandler
{
    WorkKind Kind { get; }

    Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken);

    /// <summary>
    /// Called in the transaction that makes the item a dead letter (discarded by the handler, or out of attempts):
    /// the place to show on the event or the attempt that nothing more will happen by itself.
    /// </summary>
    Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken) => Task.CompletedTask;
}
