using Microsoft.EntityFrameworkCore;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>The model on SQLite; its migrations are in Storage/Migrations/Sqlite.</summary>
internal sealed class SqliteConsoleDbContext(DbContextOptions<SqliteConsoleDbContext> options) : ConsoleDbContext(options)
{
    internal override bool ConcernsEverybody(Exception exception) => SqliteFaults.ConcernsEverybody(SqliteFaults.Classify(exception));
}
