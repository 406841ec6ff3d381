using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Core.Storage;

/// <summary>A write by prepared commands, for the paths where the model would be several times slower: intake and the queue's own states.</summary>
internal sealed class CommandWrite<T>(
    Func<IWriteTransaction, T> work, Func<T, IReadOnlyCollection<Change>>? changes = null, bool enqueuesWork = false) : AnsweredWrite<T>
{
    protected override Task<T> WorkAsync(IWriteTransaction transaction)
    {
        var result = work(transaction);
        if (changes is not null)
        {
            Changes = changes(result);
        }

        EnqueuedWork = enqueuesWork;
        return Task.FromResult(result);
    }
}
