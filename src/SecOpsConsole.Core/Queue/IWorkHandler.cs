namespace SecOpsConsole.Core.Queue;

/// <summary>Handles one kind of work. Idempotent: a crash may run it twice.</summary>
public interface IWorkHandler
{
    WorkKind Kind { get; }
    Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken);
}
