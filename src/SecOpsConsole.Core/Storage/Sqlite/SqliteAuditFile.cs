using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>The database of a console that does not run, opened for reading alone.</summary>
internal sealed class SqliteAuditFile : IDisposable
{
    private readonly string _readerString;
    private readonly SqliteConnection _connection;

    private SqliteAuditFile(string readerString, SqliteConnection connection) => (_readerString, _connection) = (readerString, connection);

    /// <summary>The name of the key that the record was kept with; null when there is no chain.</summary>
    public string? KeyId => SqliteAuditTable.ReadKeyId(_connection);

    /// <exception cref="StoreStartException">There is no database, or one that cannot be read.</exception>
    public static SqliteAuditFile Open(string directory)
    {
        var path = Path.Combine(directory, "console.db");
        if (!File.Exists(path))
        {
            throw new StoreStartException($"There is no database {path}. Name the right directory with Data__Directory.");
        }

        // A pooled connection would keep the file's log open after we are done.
        var readerString = SqliteFile.ReaderString(path) + ";Pooling=False";
        try
        {
            var connection = SqliteFile.OpenReader(readerString);
            var file = new SqliteAuditFile(readerString, connection);
            if (SqliteFile.Ask(connection, "SELECT 1 FROM pragma_table_info('FindingEvents') WHERE name = 'Hash'") is null)
            {
                file.Dispose();
                throw new StoreStartException($"The database {path} has no audit chain: no console of this version has started on it.");
            }

            return file;
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(path, exception);
        }
    }

    public IAuditRows OpenAudit() => SqliteAuditRows.All(SqliteFile.OpenReader(_readerString), own: true);

    public void Dispose() => _connection.Dispose();
}
