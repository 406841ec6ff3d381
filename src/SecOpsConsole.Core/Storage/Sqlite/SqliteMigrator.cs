using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>Brings the schema up to date, after a copy of the database; refuses one that a newer version wrote.</summary>
internal static class SqliteMigrator
{
    public static async Task MigrateAsync(SqliteConnection connection, string path, CancellationToken cancellationToken)
    {
        using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>().UseSqlite(connection).Options);
        // Builds the model now, so that the first write does not do it while others wait.
        _ = db.Model;
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new StoreStartException(
                $"The database {path} was written by a newer version of the console (it has the migration {unknown}). Nothing was changed. "
                + "Start that version, or put back the copy that was made before the upgrade (console-before-….db).");
        }

        if (known.Except(applied).FirstOrDefault() is not { } next)
        {
            return;
        }

        if (applied.Count > 0)
        {
            CopyBefore(connection, path, next);
        }

        ReleaseStaleLock(connection);
        await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A finished copy of an interrupted upgrade is older and therefore the better one: it stays.</summary>
    internal static void CopyBefore(SqliteConnection connection, string path, string next)
    {
        var copy = Path.Combine(Path.GetDirectoryName(path)!, $"console-before-{next}.db");
        if (File.Exists(copy))
        {
            return;
        }

        var unfinished = copy + ".tmp";
        File.Delete(unfinished);
        // VACUUM INTO takes an empty file and keeps its mode.
        PrivateFile.Ensure(unfinished);
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", unfinished);
            command.CommandTimeout = 0;
            command.ExecuteNonQuery();
        }

        File.Move(unfinished, copy);
    }

    /// <summary>
    /// EF guards migrations on SQLite by a row that survives a kill, and then waits for it for ever
    /// (https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection). Our lock file already makes us the only one.
    /// </summary>
    private static void ReleaseStaleLock(SqliteConnection connection)
    {
        if (SqliteFile.Ask(connection, "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsLock'") is not null)
        {
            SqliteFile.Run(connection, "DELETE FROM \"__EFMigrationsLock\"");
        }
    }
}
