using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Storage.Sqlite;

/// <summary>
/// What the hash chain costs: appending with and without it, in turns in the same run on the same file, through the model as the console
/// does it; and how long it takes to verify a record of a million rows, and how much memory.
/// </summary>
internal static class AuditBenchmark
{
    private const int Rounds = 6;
    private const int WritesOfRound = 100;
    private const int RowsOfWrite = 20;
    private const double WantedSecondsForMillion = 10;

    public static async Task<int> RunAsync(string[] args)
    {
        var rows = args is ["--rows", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 1_000_000;
        var directory = Directory.CreateTempSubdirectory("secops-bench-").FullName;
        try
        {
            var options = new StorageOptions { Directory = directory };
            await MigrateAsync(options);
            var key = AuditKeyFile.Read(options.AuditKeyPath)!;
            using (var connection = SqliteFile.OpenWriter(Path.Combine(directory, "console.db")))
            {
                CompareAppends(connection, key);
                Fill(connection, key, rows);
                SqliteFile.Ask(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            }

            return Verify(options, rows);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task MigrateAsync(StorageOptions options)
    {
        using var signal = new WorkSignal();
        await using var store = new ConsoleStore(
            new SqliteStorage(options), new ChangeFeed(NullLogger<ChangeFeed>.Instance), signal, TimeProvider.System);
        await store.OpenAsync(CancellationToken.None);
    }

    private static void CompareAppends(SqliteConnection connection, AuditKey key)
    {
        using var chain = new AuditChain(key);
        using var tail = SqliteAuditRows.Tail(connection);
        var unlinked = new byte[AuditHasher.Size];
        Action<IReadOnlyList<FindingEvent>> with = rows => chain.Append(rows, tail);
        Action<IReadOnlyList<FindingEvent>> without = rows => Number(rows, connection, unlinked);
        var (hashed, plain) = (TimeSpan.Zero, TimeSpan.Zero);
        Append(connection, without);
        Clear(connection);
        for (var round = 0; round < Rounds; round++)
        {
            plain += Append(connection, without);
            Clear(connection);
            hashed += Append(connection, with);
            Clear(connection);
        }

        const double all = Rounds * WritesOfRound * RowsOfWrite;
        Console.WriteLine($"append, {RowsOfWrite} rows a write, each write on the disk: {all / plain.TotalSeconds:F0} rows/s without the chain, "
            + $"{all / hashed.TotalSeconds:F0} rows/s with it: ratio {plain.TotalSeconds / hashed.TotalSeconds:F2}");
    }

    /// <summary>What is left when nothing is hashed and the end is not checked: the row still needs its number.</summary>
    private static void Number(IReadOnlyList<FindingEvent> rows, SqliteConnection connection, byte[] unlinked)
    {
        var last = long.Parse(SqliteFile.Ask(connection, "SELECT coalesce(max(\"Id\"), 0) FROM \"FindingEvents\"")!, CultureInfo.InvariantCulture);
        foreach (var row in rows)
        {
            (row.Id, row.Hash) = (++last, unlinked);
        }
    }

    private static TimeSpan Append(SqliteConnection connection, Action<IReadOnlyList<FindingEvent>> link)
    {
        var started = TimeProvider.System.GetTimestamp();
        for (var write = 0; write < WritesOfRound; write++)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            using var db = new SqliteConsoleDbContext(new DbContextOptionsBuilder<SqliteConsoleDbContext>().UseSqlite(connection).Options) { Link = link };
            db.Database.UseTransaction(transaction);
            var scope = new WriteScope(db, DateTime.UnixEpoch.AddSeconds(write));
            for (var row = 0; row < RowsOfWrite; row++)
            {
                Timeline.TellAttempt(scope, row, row, row, FindingEventKind.Judged, Note(row));
            }

            db.SaveChanges();
            transaction.Commit();
        }

        return TimeProvider.System.GetElapsedTime(started);
    }

    private static TransitionNote Note(int number) => new("dana (console)", "Judged Public: anyone on the internet may read every object of orchid-web-assets, no condition limits it.")
    {
        Reason = "Reason of a person, of the usual length.",
        AwsRequestId = $"REQ{number:x13}",
        DetailJson = $$"""{"version":{{number}},"fingerprint":"f3c9a1"}""",
    };

    private static void Clear(SqliteConnection connection) => SqliteFile.Run(
        connection, "DROP TRIGGER IF EXISTS \"FindingEvents_are_never_deleted\"; DELETE FROM \"FindingEvents\"");

    private static void Fill(SqliteConnection connection, AuditKey key, int rows)
    {
        using var hasher = new AuditHasher(key);
        var hash = new byte[AuditHasher.Size];
        using var insert = new SqliteStatement(connection, $"INSERT INTO \"FindingEvents\" (\"Id\", \"Hash\", {string.Join(", ", AuditRowForm.Columns.Select(name => $"\"{name}\""))}) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
        for (var done = 0; done < rows;)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            for (var end = Math.Min(rows, done + 10_000); done < end; done++)
            {
                Insert(insert, hasher, done + 1, hash);
            }

            transaction.Commit();
        }
    }

    private static void Insert(SqliteStatement insert, AuditHasher hasher, long number, byte[] hash)
    {
        var note = Note((int)number);
        var row = new FindingEvent
        {
            Id = number, FindingId = number / 10, BucketId = number / 100, AttemptId = number / 20, AtUtc = DateTime.UnixEpoch.AddSeconds(number),
            Kind = FindingEventKind.Judged, Who = note.Who, Text = note.Text, Reason = note.Reason, AwsRequestId = note.AwsRequestId, DetailJson = note.DetailJson,
        };
        hasher.Begin(number == 1 ? [] : hash);
        AuditRowForm.Give(row, hasher);
        hasher.Finish(hash);
        insert.Bind(1, number).Bind(2, hash.AsSpan()).Bind(3, number / 10).Bind(4, number / 100).Bind(5, number / 20).Bind(6, AuditRowForm.InstantOf(row.AtUtc))
            .Bind(7, row.Kind.ToString()).Bind(8, row.Who).Bind(9, row.Text).Bind(10, row.Reason).Bind(11, row.AwsRequestId).Bind(12, row.DetailJson).Execute();
    }

    private static int Verify(StorageOptions options, int rows)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var live = GC.GetTotalMemory(forceFullCollection: true);
        using var me = System.Diagnostics.Process.GetCurrentProcess();
        var resident = me.WorkingSet64;
        var verdict = AuditOffline.Verify(options, null, TimeProvider.System, CancellationToken.None);
        me.Refresh();
        var size = new FileInfo(Path.Combine(options.Directory, "console.db")).Length;
        var seconds = verdict.Milliseconds / 1000.0;
        Console.WriteLine($"verify: {verdict.Rows:N0} rows ({size / 1e6:F0} MB) {verdict.Result} in {seconds:F1} s, {rows / seconds:F0} rows/s; "
            + $"allocated {(GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6:F1} MB in all, live {(GC.GetTotalMemory(true) - live) / 1e6:F1} MB more after it, "
            + $"resident {(me.WorkingSet64 - resident) / 1e6:F1} MB more (wanted {WantedSecondsForMillion * rows / 1e6:F1} s)");
        return verdict.Result == AuditResult.Sound && seconds <= WantedSecondsForMillion * rows / 1e6 ? 0 : 1;
    }
}
