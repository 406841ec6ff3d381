using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SecOpsConsole.Core.Storage.Sqlite;

namespace SecOpsConsole.Migrations;

/// <summary>How dotnet-ef gets the model; no database is opened.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteConsoleDbContext>
{
    public SqliteConsoleDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteConsoleDbContext>().UseSqlite("Data Source=:memory:").Options);
}
