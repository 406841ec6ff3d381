using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Audit;

/// <summary>An audit record made by the console itself, of which each test gets a copy to tamper with. Long runs have 100,000 rows.</summary>
public sealed class Chain : IAsyncLifetime
{
    public static int Rows { get; } = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 100_000 : 2_000;

    private readonly string _directory = TestStore.NewDirectory();

    /// <summary>A head that somebody kept elsewhere, in the middle of the record.</summary>
    public AuditHead Kept { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var test = await TestStore.ReopenAsync(_directory);
        using var record = Record(test);
        for (var done = 0; done < Rows;)
        {
            var some = Math.Min(1000, Rows - done);
            await AppendAsync(test, done, some);
            done += some;
            if (done <= Rows / 2)
            {
                Kept = (await record.HeadAsync(CancellationToken.None))!;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    public ChainCopy Copy() => new(_directory);

    internal static AuditRecord Record(TestStore test) =>
        new(test.Store, new StorageOptions { Directory = test.Directory }, TimeProvider.System);

    /// <summary>Rows with something in every column, with nothing where nothing may be, and with what hostile events bring along.</summary>
    public static Task AppendAsync(TestStore test, int from, int count) => test.Store.WriteAsync(
        (scope, _) =>
        {
            for (var i = from; i < from + count; i++)
            {
                var note = new TransitionNote($"Ana {i % 7}", i % 11 == 0 ? $"Row {i} \0 after a zero, \ud800 half, \u202e turned, öäü 漢字" : $"Row {i} says what happened.")
                {
                    Reason = i % 3 == 0 ? null : $"Reason {i}",
                    AwsRequestId = i % 5 == 0 ? null : $"REQ{i:x8}",
                    DetailJson = i % 2 == 0 ? null : $$"""{"number":{{i}}}""",
                };
                Timeline.TellAttempt(scope, i + 1, i % 13 == 0 ? null : i + 2, i + 3, (FindingEventKind)(i % 20), note);
            }

            return Task.CompletedTask;
        },
        CancellationToken.None);

    public sealed class ChainCopy : IDisposable
    {
        public ChainCopy(string from)
        {
            Directory = TestStore.NewDirectory();
            foreach (var name in new[] { "console.db", "audit.key" })
            {
                File.Copy(Path.Combine(from, name), Path.Combine(Directory, name));
            }
        }

        public string Directory { get; }

        public StorageOptions Options => new() { Directory = Directory };

        /// <summary>What somebody does who can write the database file: the triggers are no obstacle.</summary>
        public int Tamper(string sql, params (string Name, object Value)[] values)
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(Directory, "console.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                DROP TRIGGER IF EXISTS "FindingEvents_are_never_changed";
                DROP TRIGGER IF EXISTS "FindingEvents_are_never_deleted";
                DROP TRIGGER IF EXISTS "FindingEvents_follow_each_other";
                """ + sql;
            foreach (var (name, value) in values)
            {
                command.Parameters.AddWithValue(name, value);
            }

            return command.ExecuteNonQuery();
        }

        public AuditVerdict Verify(AuditHead? expected = null) => AuditOffline.Verify(Options, expected, TimeProvider.System, CancellationToken.None);

        public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
    }
}
