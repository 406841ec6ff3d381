using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Storage.Sqlite;

namespace SecOpsConsole.Core.Tests.Storage;

public sealed class StoreStartTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _directory = TestStore.NewDirectory();

    private string DatabasePath => Path.Combine(_directory, "console.db");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_missing_directory_is_created_for_this_user_alone()
    {
        var inner = Path.Combine(_directory, "data");
        await using var test = await TestStore.ReopenAsync(inner);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(inner));
        Assert.Equal("SQLite", test.Store.Engine.Name);
        Assert.Equal(new SqliteConnection().ServerVersion, test.Store.Engine.Version);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task In_a_directory_that_is_open_to_others_the_files_are_not()
    {
        File.SetUnixFileMode(_directory, (UnixFileMode)0b111_101_101);
        await File.WriteAllBytesAsync(DatabasePath, [], None);
        File.SetUnixFileMode(DatabasePath, (UnixFileMode)0b110_100_100);

        await using var test = await TestStore.ReopenAsync(_directory);
        await test.Store.WriteAsync((_, _) => Task.CompletedTask, None);

        Assert.All(
            Directory.GetFiles(_directory, "console.db*"),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.True(File.Exists(DatabasePath + "-wal"));
    }

    [Fact]
    public async Task The_writer_is_durable_and_the_log_is_write_ahead()
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        var settings = await test.Store.WriteAsync(
            async (scope, token) =>
            {
                var answers = new List<string?>();
                foreach (var pragma in new[] { "journal_mode", "synchronous", "mmap_size", "busy_timeout", "foreign_keys" })
                {
                    using var command = scope.Db.Database.GetDbConnection().CreateCommand();
                    command.CommandText = "PRAGMA " + pragma;
                    command.Transaction = scope.Db.Database.CurrentTransaction!.GetDbTransaction();
                    answers.Add((await command.ExecuteScalarAsync(token))?.ToString());
                }

                return answers;
            },
            None);

        Assert.Equal(["wal", "2", "0", "250", "1"], settings);
    }

    [Fact]
    public async Task A_second_console_on_the_same_data_refuses_to_start()
    {
        await using var first = await TestStore.ReopenAsync(_directory);

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("Another process", failure.Message, StringComparison.Ordinal);
        Assert.Contains(_directory, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_refused_start_the_data_is_free_again()
    {
        await File.WriteAllTextAsync(DatabasePath, "this is not a database, but it is longer than a header would have to be");
        await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));
        File.Delete(DatabasePath);
        await using var test = await TestStore.ReopenAsync(_directory);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_words()
    {
        await File.WriteAllBytesAsync(DatabasePath, [.. Enumerable.Range(0, 8192).Select(i => (byte)(i * 31))]);

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("backup", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_overwritten_with_rubbish_is_found_at_the_start()
    {
        await (await TestStore.ReopenAsync(_directory)).DisposeAsync();
        await using (var file = File.Open(DatabasePath, FileMode.Open))
        {
            file.Seek(3 * 4096, SeekOrigin.Begin);
            file.Write(new byte[4096].Select((_, i) => (byte)(i * 7)).ToArray());
        }

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));
        Assert.Contains("damaged", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/proc/secops-console/data")]
    [InlineData("/dev/null/data")]
    public async Task A_volume_that_is_not_there_is_refused_in_words(string directory)
    {
        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(directory));

        Assert.Contains(directory, failure.Message, StringComparison.Ordinal);
        Assert.Contains("volume", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_path_that_is_a_directory_is_refused_in_words()
    {
        Directory.CreateDirectory(DatabasePath);

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));
        Assert.Contains("cannot be opened for writing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_refused()
    {
        await (await TestStore.ReopenAsync(_directory)).DisposeAsync();
        Execute("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_FromTheFuture', '99.0.0')");

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("newer version", failure.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_FromTheFuture", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upgrade_is_preceded_by_a_copy_that_a_second_try_does_not_overwrite()
    {
        await using (var test = await TestStore.ReopenAsync(_directory))
        {
            await test.Store.WriteAsync(async (scope, token) => await scope.Db.Buckets.AddAsync(Rows.Bucket("before"), token), None);
        }

        using (var connection = SqliteFile.OpenWriter(DatabasePath))
        {
            SqliteMigrator.CopyBefore(connection, DatabasePath, "20270101_Next");
            SqliteFile.Run(connection, "DELETE FROM \"Buckets\"");
            SqliteMigrator.CopyBefore(connection, DatabasePath, "20270101_Next");
        }

        var copy = Path.Combine(_directory, "console-before-20270101_Next.db");
        Assert.Equal(["console-before-20270101_Next.db"], Directory.GetFiles(_directory, "console-before-*").Select(Path.GetFileName));
        using var saved = new SqliteConnection($"Data Source={copy};Mode=ReadOnly;Pooling=False");
        saved.Open();
        Assert.Equal("before", SqliteFile.Ask(saved, "SELECT \"Name\" FROM \"Buckets\""));
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_killed_process_does_not_hold_up_the_next_start()
    {
        Execute("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-20 09:00:00')");

        var open = TestStore.ReopenAsync(_directory);

        await using var test = await open.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Every_change_of_the_model_has_a_migration()
    {
        using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>().UseSqlite("Data Source=:memory:").Options);
        Assert.False(db.Database.HasPendingModelChanges(), "Run eng/migration.sh add NAME (before the first release: eng/migration.sh remake).");
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        SqliteFile.Run(connection, sql);
    }
}
