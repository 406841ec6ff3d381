using Microsoft.Data.Sqlite;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>Opens the database file as the writer and as a reader, and says in words why it cannot be opened.</summary>
internal static class SqliteFile
{
    /// <summary>Below this the bundled library can corrupt a WAL when two connections write or checkpoint at the same moment; fixed in 3.51.3.</summary>
    private static readonly Version Fixed = new(3, 51, 3);

    /// <summary>A check of the whole file is affordable up to this size; above it, start-up would be slow.</summary>
    private const long MaxCheckedBytes = 32 * 1024 * 1024;

    public static string WriterString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = false,
        // Seconds that a command retries while another process holds the lock; EventBridge gives up at 5.
        DefaultTimeout = 1,
    }.ToString();

    public static string ReaderString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 1,
    }.ToString();

    /// <summary>Opens the only connection that ever writes or checkpoints.</summary>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = new SqliteConnection(WriterString(path));
        try
        {
            PrivateFile.Ensure(path);
            connection.Open();
            Run(connection, "PRAGMA busy_timeout = 250");
            CheckHealth(connection, path);
            if (!string.Equals(Ask(connection, "PRAGMA journal_mode = WAL"), "wal", StringComparison.OrdinalIgnoreCase))
            {
                throw new StoreStartException(
                    $"The file system of {path} does not allow SQLite's write-ahead log. Nothing was changed. Put the data directory on a local disk.");
            }

            // FULL: a commit is on the disk before anybody is told. No mmap: with the bug below it makes corruption likelier.
            Run(connection, "PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA cache_size = -32768; PRAGMA journal_size_limit = 67108864");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw Explain(path, exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static SqliteConnection OpenReader(string readerString)
    {
        var connection = new SqliteConnection(readerString);
        try
        {
            connection.Open();
            Run(connection, "PRAGMA query_only = 1; PRAGMA busy_timeout = 250");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static StorageEngine Describe(SqliteConnection connection)
    {
        var version = connection.ServerVersion;
        return new StorageEngine("SQLite", version, Version.Parse(version) >= Fixed
            ? null
            : $"SQLite {version} can damage its write-ahead log when a second connection writes or checkpoints (fixed in {Fixed}). "
              + "The console writes with one connection only; do not write to the file with other programs while it runs.");
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }

    public static StoreStartException Explain(string path, SqliteException exception) => SqliteFaults.Classify(exception) switch
    {
        StoreFault.Corrupt => Damaged(path, exception.Message, exception),
        StoreFault.Busy => new StoreStartException(
            $"Another program has locked {path}. Nothing was changed. Close it (a sqlite3 shell?) and start again.", exception),
        StoreFault.DiskFull => new StoreStartException(
            $"The disk of {path} is full. Nothing was changed. Free some space and start again.", exception),
        StoreFault.None or StoreFault.UniqueViolation or StoreFault.QueueFull or StoreFault.Closing or StoreFault.Deadline or StoreFault.DiskFailed
            or StoreFault.Unwritable or StoreFault.AuditBroken or StoreFault.AuditUnwritable
            => new StoreStartException(
                $"The database {path} cannot be opened for writing ({exception.Message.TrimEnd('.')}). Nothing was changed. "
                + "Check that the volume is mounted and that this user may write the file and its directory.",
                exception),
    };

    private static void CheckHealth(SqliteConnection connection, string path)
    {
        // Reads the first page and recovers the log of a process that was killed.
        Ask(connection, "SELECT count(*) FROM sqlite_master");
        if (new FileInfo(path).Length <= MaxCheckedBytes && Ask(connection, "PRAGMA quick_check(1)") is { } answer and not "ok")
        {
            throw Damaged(path, answer, null);
        }
    }

    private static StoreStartException Damaged(string path, string what, Exception? exception) => new(
        $"The database {path} is damaged ({what.TrimEnd('.')}). Nothing was changed. "
        + "Keep a copy of the data directory, then put a backup of console.db in its place (without console.db-wal and console.db-shm) and start again.",
        exception);
}
