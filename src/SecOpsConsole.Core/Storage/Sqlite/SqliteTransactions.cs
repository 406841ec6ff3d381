using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Findings;
using SQLitePCL;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>The transactions of the writing connection: one group at a time, a savepoint for each write in it.</summary>
internal sealed class SqliteTransactions(SqliteConnection connection, AuditChain audit) : IWriteTransaction, IDisposable
{
    private readonly SqliteInboxCommands _inbox = new(connection);
    private readonly SqliteWorkCommands _work = new(connection);
    private readonly SqliteAuditRows _auditTail = SqliteAuditRows.Tail(connection);
    private readonly SqliteStatement _savepoint = new(connection, "SAVEPOINT one_write");
    private readonly SqliteStatement _release = new(connection, "RELEASE one_write");
    private readonly SqliteStatement _rollbackTo = new(connection, "ROLLBACK TO one_write");
    private readonly DbContextOptions<SqliteConsoleDbContext> _options =
        new DbContextOptionsBuilder<SqliteConsoleDbContext>().UseSqlite(connection).Options;

    private SqliteTransaction? _group;

    public IAuditRows AuditTail => _auditTail;

    public IInboxCommands Inbox => _inbox;

    public IWorkCommands Work => _work;

    /// <summary>SQLite rolls a whole transaction back by itself after some errors (disk full, I/O): then nothing of the group is left.</summary>
    public bool IsGone => raw.sqlite3_get_autocommit(connection.Handle!) != 0;

    public ConsoleDbContext CreateContext()
    {
        var db = new SqliteConsoleDbContext(_options) { Link = Link };
        db.Database.UseTransaction(_group);
        return db;
    }

    private void Link(IReadOnlyList<FindingEvent> rows)
    {
        try
        {
            audit.Append(rows, _auditTail);
        }
        catch (SqliteException exception) when (!SqliteFaults.ConcernsEverybody(SqliteFaults.Classify(exception)))
        {
            throw new StoreBusyException(StoreFault.AuditUnwritable, exception);
        }
    }

    public void Begin() => _group = connection.BeginTransaction(deferred: false);

    public void Savepoint() => _savepoint.Execute();

    public void Release() => _release.Execute();

    public void RollbackOne()
    {
        _rollbackTo.Execute();
        _release.Execute();
    }

    public void Commit()
    {
        _group!.Commit();
        _group.Dispose();
        _group = null;
    }

    /// <summary>Never throws: it runs after something worse.</summary>
    public void Rollback()
    {
        try
        {
            _group?.Dispose();
        }
        catch (SqliteException)
        {
            // The next Begin says what is wrong.
        }

        _group = null;
    }

    public void Dispose()
    {
        Rollback();
        _inbox.Dispose();
        _work.Dispose();
        _auditTail.Dispose();
        _savepoint.Dispose();
        _release.Dispose();
        _rollbackTo.Dispose();
    }
}
