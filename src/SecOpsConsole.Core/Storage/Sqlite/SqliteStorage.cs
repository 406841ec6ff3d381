using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>
/// One file, one process, one connection that writes for the life of the process; every other connection is read-only.
/// The bundled SQLite 3.50.4 can corrupt its log when two connections write or checkpoint at the same moment.
/// </summary>
internal sealed class SqliteStorage(StorageOptions options, TimeProvider? clock = null) : StorageProvider
{
    private DataDirectory? _directory;
    private SqliteConnection? _connection;
    private SqliteWriter? _writer;
    private string _readerString = "";
    private StorageEngine? _engine;
    private AuditChain? _audit;
    private volatile bool _closed;

    public override StorageEngine Engine => _engine ?? throw NotOpen();

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_directory is not null)
        {
            throw new InvalidOperationException("The store is open already.");
        }

        _directory = DataDirectory.Take(options.Directory);
        var path = Path.Combine(_directory.Path, "console.db");
        try
        {
            _connection = SqliteFile.OpenWriter(path);
            await SqliteMigrator.MigrateAsync(_connection, path, cancellationToken).ConfigureAwait(false);
            using var table = new SqliteAuditTable(_connection);
            _audit = AuditOpening.Open(table, options, (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime);
        }
        catch (SqliteException exception)
        {
            CloseFiles();
            throw SqliteFile.Explain(path, exception);
        }
        catch
        {
            CloseFiles();
            throw;
        }

        _readerString = SqliteFile.ReaderString(path);
        _engine = SqliteFile.Describe(_connection);
        _writer = new SqliteWriter(_connection, _audit, options.MaxWaitingWrites, (changes, enqueued) => Committed(changes, enqueued));
    }

    public override void Submit(WriteRequest request) => (_writer ?? throw NotOpen()).Submit(request);

    public override async Task<T> ReadAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            throw NotOpen();
        }

        if (_closed)
        {
            throw new StoreBusyException(StoreFault.Closing);
        }

        try
        {
            return await ReadOnceAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not StoreBusyException && SqliteFaults.Classify(exception) is var fault && SqliteFaults.ConcernsEverybody(fault))
        {
            // Whoever waits for better times waits for these too, and no loop ends by one bad read.
            throw StoreBusyException.OfRead(fault, exception);
        }
    }

    private async Task<T> ReadOnceAsync<T>(Func<ConsoleDbContext, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var connection = SqliteFile.OpenReader(_readerString);
        using var snapshot = connection.BeginTransaction(deferred: true);
        using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>()
            .UseSqlite(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        await db.Database.UseTransactionAsync(snapshot, cancellationToken).ConfigureAwait(false);
        return await read(db, cancellationToken).ConfigureAwait(false);
    }

    public override AuditChain Audit => _audit ?? throw NotOpen();

    public override IAuditRows OpenAudit()
    {
        if (_closed)
        {
            throw new StoreBusyException(StoreFault.Closing);
        }

        // Not from the pool: a walk takes seconds, and its connection is closed for good after it.
        return SqliteAuditRows.All(SqliteFile.OpenReader(_readerString + ";Pooling=False"), own: true);
    }

    public override StoreFault Classify(Exception exception) => SqliteFaults.Classify(exception);

    public override ValueTask DisposeAsync()
    {
        _closed = true;
        _writer?.Dispose();
        if (_connection is not null)
        {
            Checkpoint(_connection);
        }

        CloseFiles();
        return ValueTask.CompletedTask;
    }

    /// <summary>Leaves one plain file behind. When it fails the log stays and is read at the next start.</summary>
    private void Checkpoint(SqliteConnection connection)
    {
        using (var reader = new SqliteConnection(_readerString))
        {
            SqliteConnection.ClearPool(reader);
        }

        try
        {
            SqliteFile.Ask(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // A full or failing disk: nothing is lost, the log holds what is committed.
        }
    }

    private void CloseFiles()
    {
        _audit?.Dispose();
        _audit = null;
        _connection?.Dispose();
        _connection = null;
        _directory?.Dispose();
        _directory = null;
    }

    private static InvalidOperationException NotOpen() => new("The store is not open. Call ConsoleStore.OpenAsync first.");
}
