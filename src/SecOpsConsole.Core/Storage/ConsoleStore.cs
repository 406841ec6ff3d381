using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Storage;

/// <summary>
/// The one door to the data. Reads see a consistent snapshot; writes are transactions that either are durable when they return
/// or left nothing behind. After the commit the changes are published and the queue is woken.
/// </summary>
public sealed class ConsoleStore : IAsyncDisposable
{
    /// <summary>EventBridge's 300 calls a second keep one or two waiting; more than this is a flood.</summary>
    private const int ManyWaiting = 16;
    private static readonly TimeSpan FloodEnds = TimeSpan.FromMilliseconds(250);

    /// <summary>A write asks for few answers; one that asks for ever new ones will not end.</summary>
    private const int MostRounds = 200;

    private readonly StorageProvider _provider;
    private readonly TimeProvider _clock;
    private int _waitingIntake;
    private long _floodedAt;

    internal ConsoleStore(StorageProvider provider, ChangeFeed feed, WorkSignal signal, TimeProvider clock)
    {
        _provider = provider;
        _clock = clock;
        provider.Committed = (changes, enqueued) =>
        {
            if (enqueued)
            {
                signal.Set();
            }

            feed.Publish(changes);
        };
    }

    internal StorageProvider Provider => _provider;

    /// <summary>Which database runs underneath, for the setup page.</summary>
    public StorageEngine Engine => _provider.Engine;

    /// <summary>Opens the store, once, before anything else; throws <see cref="StoreStartException"/> with words for the operator.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => _provider.OpenAsync(cancellationToken);

    /// <summary>Reads on one snapshot; entities are not tracked.</summary>
    public Task<T> ReadAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        ThrowInsideWrite();
        return _provider.ReadAsync(read, cancellationToken);
    }

    /// <summary>
    /// Runs a write in a transaction of its own and saves at the end. An exception rolls back this write alone and reaches the caller.
    /// Throws <see cref="StoreBusyException"/> when the store cannot take it now. What takes long is answered between rounds
    /// (<see cref="OutsideWrites"/>), so the delegate may run several times and changes nothing but the scope.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<WriteScope, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        ThrowInsideWrite();
        var answers = new Dictionary<object, object?>();
        for (var round = 1; ; round++)
        {
            try
            {
                return await WriteOnceAsync(write, answers, cancellationToken).ConfigureAwait(false);
            }
            catch (UnansweredException unanswered) when (round < MostRounds)
            {
                answers[unanswered.Question] = unanswered.Work();
            }
        }
    }

    private async Task<T> WriteOnceAsync<T>(
        Func<WriteScope, CancellationToken, Task<T>> write, Dictionary<object, object?> answers, CancellationToken cancellationToken)
    {
        var request = new ModelWrite<T>(
            (scope, token) =>
            {
                OutsideWrites.Enter(answers);
                return write(scope, token);
            },
            _clock,
            cancellationToken);
        _provider.Submit(request);
        return await request.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="WriteAsync{T}(Func{WriteScope, CancellationToken, Task{T}}, CancellationToken)"/>
    public Task WriteAsync(Func<WriteScope, CancellationToken, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(
            async (scope, token) =>
            {
                await write(scope, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>What went wrong, by the database's error code; None when it was not the database.</summary>
    public StoreFault Classify(Exception exception) => _provider.Classify(exception);

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    /// <summary>True while many callers wait for their events to be on the disk, and a moment longer: each group commit empties the queue.</summary>
    internal bool IsFlooded => Volatile.Read(ref _floodedAt) is > 0 and var at && _clock.GetElapsedTime(at) < FloodEnds;

    internal void IntakeBegins()
    {
        if (Interlocked.Increment(ref _waitingIntake) > ManyWaiting)
        {
            Volatile.Write(ref _floodedAt, _clock.GetTimestamp());
        }
    }

    internal void IntakeEnds() => Interlocked.Decrement(ref _waitingIntake);

    internal AnsweredWrite<T> Submit<T>(CommandWrite<T> write)
    {
        ThrowInsideWrite();
        _provider.Submit(write);
        return write;
    }

    private static void ThrowInsideWrite()
    {
        if (OutsideWrites.IsInside)
        {
            throw new InvalidOperationException("The store was asked from inside a write, which would wait for itself. Use the scope's context.");
        }
    }
}
