using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage.Migrations.Sqlite;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>The audit record while the store opens: on the writing connection, before anybody else uses it.</summary>
internal sealed class SqliteAuditTable(SqliteConnection connection) : IAuditTable, IDisposable
{
    private readonly SqliteAuditRows _tail = SqliteAuditRows.Tail(connection);

    public string? KeyId => ReadKeyId(connection);

    public IAuditRows Tail => _tail;

    public static string? ReadKeyId(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Value\" FROM \"Settings\" WHERE \"Key\" = $key";
        command.Parameters.AddWithValue("$key", AuditOpening.KeySetting);
        return command.ExecuteScalar() as string;
    }

    public IAuditRows All() => SqliteAuditRows.All(connection, own: false);

    public void Adopt(AuditChain chain, bool anew, DateTime nowUtc, Func<long, TransitionNote?> tell)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (anew)
        {
            SqliteFile.Run(connection, AuditSql.DropAuditUpdateTrigger);
        }

        var rows = LinkAll(chain.Key);
        SqliteFile.Run(connection, AuditSql.AuditUpdateTrigger);
        NoteKey(chain.Key, nowUtc);
        if (tell(rows) is { } note)
        {
            Append(transaction, chain, nowUtc, note);
        }

        transaction.Commit();
    }

    public void Append(AuditChain chain, DateTime nowUtc, TransitionNote note)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Append(transaction, chain, nowUtc, note);
        transaction.Commit();
    }

    public void Dispose() => _tail.Dispose();

    private void Append(SqliteTransaction transaction, AuditChain chain, DateTime nowUtc, TransitionNote note)
    {
        using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>().UseSqlite(connection).Options)
        {
            Link = rows => chain.Append(rows, _tail),
        };
        db.Database.UseTransaction(transaction);
        Timeline.TellConsole(new WriteScope(db, nowUtc), FindingEventKind.AuditAdopted, note);
        db.SaveChanges();
    }

    private long LinkAll(AuditKey key)
    {
        var count = 0L;
        var hash = new byte[AuditHasher.Size];
        using var hasher = new AuditHasher(key);
        using var rows = SqliteAuditRows.All(connection, own: false);
        using var update = new SqliteStatement(connection, "UPDATE \"FindingEvents\" SET \"Hash\" = ?2 WHERE \"Id\" = ?1");
        while (rows.Next())
        {
            hasher.Begin(count == 0 ? [] : hash);
            rows.Give(hasher, rows.Sequence);
            hasher.Finish(hash);
            update.Bind(1, rows.Sequence).Bind(2, hash.AsSpan()).Execute();
            count++;
        }

        return count;
    }

    private void NoteKey(AuditKey key, DateTime nowUtc)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO "Settings" ("Key", "Value", "UpdatedUtc") VALUES ($key, $value, $now)
            ON CONFLICT ("Key") DO UPDATE SET "Value" = excluded."Value", "UpdatedUtc" = excluded."UpdatedUtc"
            """;
        command.Parameters.AddWithValue("$key", AuditOpening.KeySetting);
        command.Parameters.AddWithValue("$value", key.Id);
        command.Parameters.AddWithValue("$now", nowUtc);
        command.ExecuteNonQuery();
    }
}
