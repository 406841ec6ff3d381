namespace SecOpsConsole.Core.Storage;

/// <summary>A write that answers with a value.</summary>
internal abstract class AnsweredWrite<T> : WriteRequest
{
    // Asynchronous continuations: the writer must not run its callers' code.
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    public Task<T> Answer => _answer.Task;

    public sealed override async Task RunAsync(IWriteTransaction transaction) => _result = await WorkAsync(transaction).ConfigureAwait(false);

    public sealed override void Committed() => _answer.TrySetResult(_result);

    public sealed override void Failed(Exception exception)
    {
        if (exception is OperationCanceledException cancelled)
        {
            _answer.TrySetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _answer.TrySetException(exception);
        }
    }

    /// <summary>Leaves the queue when the caller gives up before the write has begun; one that has begun is always finished.</summary>
    public async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var write = (AnsweredWrite<T>)state!;
                if (write.TryAbandon())
                {
                    write._answer.TrySetCanceled(token);
                }
            },
            this);
        return await Answer.ConfigureAwait(false);
    }

    protected abstract Task<T> WorkAsync(IWriteTransaction transaction);
}
