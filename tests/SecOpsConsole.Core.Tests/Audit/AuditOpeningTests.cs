using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Storage.Sqlite;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Audit;

public sealed class AuditOpeningTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly string _directory = TestStore.NewDirectory();

    private StorageOptions Options => new() { Directory = _directory };

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_first_start_makes_a_key_for_this_user_alone()
    {
        await using var test = await TestStore.ReopenAsync(_directory);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Options.AuditKeyPath));
        Assert.NotNull(AuditKeyFile.Read(Options.AuditKeyPath));
    }

    [Fact]
    public async Task The_record_goes_on_after_a_restart()
    {
        await FillAsync(3);
        await FillAsync(2);

        Assert.Equal((AuditResult.Sound, 5), (Verify().Result, (int)Verify().Rows));
    }

    [Fact]
    public async Task A_write_that_is_rolled_back_leaves_no_gap()
    {
        await using (var test = await TestStore.ReopenAsync(_directory))
        {
            await Chain.AppendAsync(test, 0, 2);
            await Assert.ThrowsAsync<InvalidDataException>(() => test.Store.WriteAsync(
                async (scope, ct) =>
                {
                    Timeline.TellConsole(scope, FindingEventKind.SignedIn, new TransitionNote("Ana", "Never happened."));
                    await scope.Db.SaveChangesAsync(ct);
                    throw new InvalidDataException();
                },
                None));
            await Chain.AppendAsync(test, 2, 2);
        }

        Assert.Equal((AuditResult.Sound, 4), (Verify().Result, (int)Verify().Rows));
    }

    [Fact]
    public async Task Rows_are_numbered_in_the_order_in_which_they_were_told_over_several_saves()
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        await test.Store.WriteAsync(
            async (scope, ct) =>
            {
                for (var i = 0; i < 30; i++)
                {
                    Timeline.TellConsole(scope, FindingEventKind.SignedIn, new TransitionNote("Ana", $"{i}"));
                    if (i % 7 == 0)
                    {
                        await scope.Db.SaveChangesAsync(ct);
                    }
                }
            },
            None);

        var told = await test.Store.ReadAsync((db, ct) => db.FindingEvents.OrderBy(row => row.Id).Select(row => row.Text).ToListAsync(ct), None);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), told);
    }

    [Fact]
    public async Task Without_the_key_the_store_does_not_open_and_nothing_is_made()
    {
        await FillAsync(1);
        File.Delete(Options.AuditKeyPath);

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("there is no key in", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed. Put the key file back from your backup", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Options.AuditKeyPath));
    }

    [Fact]
    public async Task With_another_key_the_store_does_not_open()
    {
        await FillAsync(1);
        File.Delete(Options.AuditKeyPath);
        AuditKeyFile.Make(Options.AuditKeyPath);

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("holds the key", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64 at all, and yet rather long, so that its length cannot be the reason")]
    public async Task A_file_that_holds_no_key_is_named(string text)
    {
        await File.WriteAllTextAsync(Options.AuditKeyPath, text, None);

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("holds no key of the audit record", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_whose_last_row_was_changed_is_not_continued()
    {
        await FillAsync(3);
        Tamper("UPDATE \"FindingEvents\" SET \"Who\" = 'Eve' WHERE \"Id\" = 3");

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("Row 3, the last one, is not as the console wrote it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_ends_before_a_published_head_is_not_continued()
    {
        await FillAsync(3, publish: true);
        Tamper("DELETE FROM \"FindingEvents\" WHERE \"Id\" = 3");

        var failure = await Assert.ThrowsAsync<StoreStartException>(() => TestStore.ReopenAsync(_directory));

        Assert.Contains("The record ends after row 2, but row 3 was published as its end", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE \"FindingEvents\" SET \"Who\" = 'Eve' WHERE \"Id\" = 2")]
    [InlineData("DELETE FROM \"FindingEvents\" WHERE \"Id\" = 4")]
    public async Task An_operator_may_take_the_record_as_it_is_and_that_is_recorded(string sql)
    {
        await FillAsync(4, publish: true);
        Tamper(sql);

        await AdoptAsync("Restored the backup of Monday.");

        Assert.Equal(AuditResult.Sound, Verify().Result);
        await using var test = await TestStore.ReopenAsync(_directory);
        var row = await test.Store.ReadAsync((db, ct) => db.FindingEvents.SingleAsync(e => e.Kind == FindingEventKind.AuditAdopted, ct), None);
        Assert.Equal(("operator", "Restored the backup of Monday."), (row.Who, row.Reason));
        Assert.Contains("The end published last was row 4", row.Text, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_directory, "audit-heads.jsonl.until-*"));
    }

    [Fact]
    public async Task After_the_loss_of_the_key_an_operator_may_begin_with_another()
    {
        await FillAsync(4);
        File.Delete(Options.AuditKeyPath);

        await AdoptAsync("The disk with the key died.");

        Assert.Equal((AuditResult.Sound, 5), (Verify().Result, (int)Verify().Rows));
        await FillAsync(1);
        Assert.Equal(AuditResult.Sound, Verify().Result);
    }

    [Theory]
    [InlineData("UPDATE \"FindingEvents\" SET \"Text\" = 'Never happened.' WHERE \"Id\" = 1", "never changed")]
    [InlineData("UPDATE \"FindingEvents\" SET \"Hash\" = x'00' WHERE \"Id\" = 1", "never changed")]
    [InlineData("DELETE FROM \"FindingEvents\" WHERE \"Id\" = 2", "never deleted")]
    [InlineData("INSERT INTO \"FindingEvents\" (\"Id\", \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\") VALUES (9, '', 'SignedIn', 'Eve', 'x', x'01')", "by the console alone")]
    [InlineData("INSERT INTO \"FindingEvents\" (\"AtUtc\", \"Kind\", \"Who\", \"Text\") VALUES ('', 'SignedIn', 'Eve', 'x')", "by the console alone")]
    [InlineData("INSERT OR REPLACE INTO \"FindingEvents\" (\"Id\", \"AtUtc\", \"Kind\", \"Who\", \"Text\", \"Hash\") VALUES (1, '', 'SignedIn', 'Eve', 'x', x'01')", "by the console alone")]
    public async Task The_database_itself_refuses_to_rewrite_the_record(string sql, string why)
    {
        await FillAsync(2);
        using var connection = Connect();

        var failure = Assert.Throws<SqliteException>(() => SqliteFile.Run(connection, sql));

        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_from_before_the_chain_are_taken_once_and_a_row_says_so()
    {
        using (var connection = Connect())
        {
            await using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>().UseSqlite(connection).Options);
            await db.GetService<IMigrator>().MigrateAsync("Initial", None);
            SqliteFile.Run(connection, """
                INSERT INTO "FindingEvents" ("AtUtc", "Kind", "Who", "Text") VALUES
                    ('2026-11-20 09:00:00', 'SignedIn', 'Ana', 'Ana signed in.'), ('2026-11-20 09:01:00.5', 'ModeChanged', 'Ana', 'Off to Review.')
                """);
        }

        await FillAsync(1);
        await FillAsync(1);

        Assert.Equal((AuditResult.Sound, 5), (Verify().Result, (int)Verify().Rows));
        await using var test = await TestStore.ReopenAsync(_directory);
        var row = await test.Store.ReadAsync((db, ct) => db.FindingEvents.SingleAsync(e => e.Kind == FindingEventKind.AuditAdopted, ct), None);
        Assert.Equal((3, "console"), ((int)row.Id, row.Who));
        Assert.Contains("the 2 rows before this one", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_is_published_only_when_it_is_new_and_a_torn_line_does_no_harm()
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        using var record = Chain.Record(test);
        var keeper = new AuditHeadKeeper(record, TimeProvider.System, NullLogger<AuditHeadKeeper>.Instance);
        await Chain.AppendAsync(test, 0, 3);
        await keeper.PublishAsync(1, None);
        await keeper.PublishAsync(1, None);
        await File.AppendAllTextAsync(Options.AuditHeadsPath, "{\"at\":\"2026", None);
        await Chain.AppendAsync(test, 3, 3);

        Assert.Null(await keeper.PublishAsync(1, None));

        Assert.Equal([3L, 6L], new AuditHeadsFile(Options.AuditHeadsPath).Read().Select(head => head.Sequence));
        Assert.Equal(AuditResult.Sound, (await record.VerifyAsync(null, None)).Result);
        Assert.Equal(AuditResult.Sound, (await record.LastVerdictAsync(None))!.Result);
    }

    private async Task FillAsync(int rows, bool publish = false)
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        await Chain.AppendAsync(test, 0, rows);
        if (publish)
        {
            using var record = Chain.Record(test);
            await new AuditHeadKeeper(record, TimeProvider.System, NullLogger<AuditHeadKeeper>.Instance).PublishAsync(1, None);
        }
    }

    private async Task AdoptAsync(string reason)
    {
        var options = Options;
        options.AdoptAudit = reason;
        using var signal = new WorkSignal();
        await using var store = new ConsoleStore(new SqliteStorage(options), new ChangeFeed(NullLogger<ChangeFeed>.Instance), signal, TimeProvider.System);
        await store.OpenAsync(None);
    }

    private AuditVerdict Verify() => AuditOffline.Verify(Options, null, TimeProvider.System, None);

    private void Tamper(string sql)
    {
        using var connection = Connect();
        SqliteFile.Run(connection, "DROP TRIGGER \"FindingEvents_are_never_changed\"; DROP TRIGGER \"FindingEvents_are_never_deleted\";" + sql);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_directory, "console.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
