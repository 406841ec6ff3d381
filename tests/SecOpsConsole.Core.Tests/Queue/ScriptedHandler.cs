using System.Collections.Concurrent;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Tests.Queue;

/// <summary>A handler that does what the test says and remembers what it was given.</summary>
public sealed class ScriptedHandler(Func<WorkItem, CancellationToken, Task<WorkOutcome>> script) : IWorkHandler
{
    public ScriptedHandler(params WorkOutcome[] outcomes) : this(Play(outcomes))
    {
    }

    public WorkKind Kind => WorkKind.Look;

    public ConcurrentQueue<WorkItem> Ran { get; } = new();

    public ConcurrentQueue<string> Discarded { get; } = new();

    /// <summary>It fails also when it is told that nothing more is tried.</summary>
    public bool FailsAtTheEnd { get; init; }

    public Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        Ran.Enqueue(item);
        return script(item, cancellationToken);
    }

    public Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        Discarded.Enqueue(why);
        return FailsAtTheEnd ? throw new InvalidDataException("no such thing") : Task.CompletedTask;
    }

    /// <summary>One outcome after the other; the last one for ever.</summary>
    private static Func<WorkItem, CancellationToken, Task<WorkOutcome>> Play(WorkOutcome[] outcomes)
    {
        var next = -1;
        return (_, _) => Task.FromResult(outcomes[Math.Min(Interlocked.Increment(ref next), outcomes.Length - 1)]);
    }
}
