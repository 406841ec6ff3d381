using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes whatever is queued, runs each write in a savepoint, commits them as one group (one fsync),
/// then answers every waiter. There is no artificial delay: while one group is on its way to the disk the next one gathers.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MaxGroup = 256;

    private readonly Channel<WriteRequest> _waiting;
    private readonly SqliteTransactions _transactions;
    private readonly Action<IReadOnlyCollection<Change>, bool> _committed;
    private readonly Thread _thread;
    private readonly List<WriteRequest> _group = new(MaxGroup);
    private readonly List<WriteRequest> _done = new(MaxGroup);
    private volatile bool _closing;

    public SqliteWriter(SqliteConnection connection, AuditChain audit, int maxWaiting, Action<IReadOnlyCollection<Change>, bool> committed)
    {
        _waiting = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(maxWaiting) { SingleReader = true });
        _transactions = new SqliteTransactions(connection, audit);
        _committed = committed;
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
        _thread.UnsafeStart();
    }

    public void Submit(WriteRequest request)
    {
        if (!_waiting.Writer.TryWrite(request))
        {
            throw new StoreBusyException(_closing ? StoreFault.Closing : StoreFault.QueueFull);
        }
    }

    /// <summary>Refuses new writes, finishes those that wait, ends the thread.</summary>
    public void Drain()
    {
        _closing = true;
        _waiting.Writer.TryComplete();
        _thread.Join();
    }

    public void Dispose()
    {
        Drain();
        _transactions.Dispose();
    }

    private void Run()
    {
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Gather(MaxGroup);
            RunGroup();
        }
    }

    private void Gather(int max)
    {
        while (_group.Count < max && _waiting.Reader.TryRead(out var request))
        {
            _group.Add(request);
        }
    }

    private void RunGroup()
    {
        try
        {
            _transactions.Begin();
            foreach (var request in _group)
            {
                RunOne(request);
            }

            _transactions.Commit();
        }
#pragma warning disable CA1031 // Whatever it was, it must reach the waiters and leave the writer alive.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _transactions.Rollback();
            FailGroup(exception);
            return;
        }

        Publish();
        foreach (var request in _done)
        {
            request.Committed();
        }

        _group.Clear();
        _done.Clear();
    }

    private void RunOne(WriteRequest request)
    {
        if (!request.TryStart())
        {
            return;
        }

        _transactions.Savepoint();
        try
        {
            request.RunAsync(_transactions).GetAwaiter().GetResult();
            _transactions.Release();
        }
        catch (Exception exception) when (!_transactions.IsGone && !SqliteFaults.ConcernsEverybody(SqliteFaults.Classify(exception)))
        {
            _transactions.RollbackOne();
            request.Failed(exception);
            return;
        }

        _done.Add(request);
    }

    /// <summary>The group is rolled back. When the store itself is in trouble, those that wait behind it are told at once instead of one time-out later each.</summary>
    private void FailGroup(Exception exception)
    {
        var fault = SqliteFaults.Classify(exception);
        if (SqliteFaults.ConcernsEverybody(fault))
        {
            Gather(int.MaxValue);
            exception = new StoreBusyException(fault, exception);
        }

        foreach (var request in _group)
        {
            request.Failed(exception);
        }

        _group.Clear();
        _done.Clear();
    }

    private void Publish()
    {
        var enqueued = false;
        var changes = new HashSet<Change>();
        foreach (var request in _done)
        {
            enqueued |= request.EnqueuedWork;
            changes.UnionWith(request.Changes);
        }

        _committed(changes, enqueued);
    }
}
