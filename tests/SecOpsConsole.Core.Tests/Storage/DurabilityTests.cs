using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage.Sqlite;

namespace SecOpsConsole.Core.Tests.Storage;

/// <summary>kill -9 of a real process that accepts events: what it acknowledged is there afterwards, once, with its work.</summary>
public sealed class DurabilityTests
{
    private const string DirectoryVariable = "SECOPS_TEST_ACCEPTING_DIRECTORY";
    private const int Writers = 16;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Everything_acknowledged_before_a_kill_is_there_once_after_it()
    {
        if (Environment.GetEnvironmentVariable(DirectoryVariable) is { } accepting)
        {
            // We are the child: this very test, started with a directory to accept events into.
            await AcceptForEverAsync(accepting);
        }

        var directory = TestStore.NewDirectory();
        var acknowledged = new HashSet<string>();
        for (var round = 1; round <= 2; round++)
        {
            await AcceptUntilKilledAsync(directory, round);
            acknowledged.UnionWith(Acknowledged(directory));
            Assert.True(acknowledged.Count >= round * 200);

            await using var test = await TestStore.ReopenAsync(directory);
            var (events, work) = await test.Store.ReadAsync(
                async (db, token) => (await db.InboxEvents.Select(e => new { e.Id, e.EnvelopeId }).ToListAsync(token), await db.WorkItems.ToListAsync(token)), None);
            Assert.Empty(acknowledged.Except(events.Select(e => e.EnvelopeId)));
            Assert.Equal(events.Select(e => e.Id).Order(), work.Select(w => WorkPayload.Read<IngestPayload>(w).EventId).Order());
            Assert.Equal("ok", IntegrityOf(test.DatabasePath));
        }

        Directory.Delete(directory, recursive: true);
    }

    private static async Task AcceptForEverAsync(string directory)
    {
        await using var test = await TestStore.ReopenAsync(directory);
        var inbox = new EventInbox(test.Store, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            await using var log = new FileStream(Path.Combine(directory, $"acknowledged-{writer}"), FileMode.Append);
            while (true)
            {
                var id = Guid.NewGuid().ToString();
                var body = $$"""{"id":"{{id}}","source":"aws.s3","detail-type":"AWS API Call via CloudTrail"}""";
                await inbox.AcceptAsync(Encoding.UTF8.GetBytes(body), None);
                log.Write(Encoding.ASCII.GetBytes(id + "\n"));
                log.Flush();
            }
        })));
    }

    private static async Task AcceptUntilKilledAsync(string directory, int round)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            ArgumentList =
            {
                "exec", typeof(DurabilityTests).Assembly.Location,
                "-method", $"{typeof(DurabilityTests).FullName}.{nameof(Everything_acknowledged_before_a_kill_is_there_once_after_it)}",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[DirectoryVariable] = directory;
        using var child = Process.Start(start)!;
        var output = new ConcurrentQueue<string?>();
        child.OutputDataReceived += (_, line) => output.Enqueue(line.Data);
        child.ErrorDataReceived += (_, line) => output.Enqueue(line.Data);
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        try
        {
            await Eventually.TrueAsync(
                () =>
                {
                    Assert.False(child.HasExited, string.Join('\n', output));
                    return Acknowledged(directory).Count() >= round * 400;
                },
                "the child accepts events");
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }
    }

    /// <summary>Complete lines only: the kill may have cut the last one.</summary>
    private static IEnumerable<string> Acknowledged(string directory) => Directory.GetFiles(directory, "acknowledged-*")
        .SelectMany(file =>
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Split('\n').SkipLast(1);
        });

    private static string? IntegrityOf(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return SqliteFile.Ask(connection, "PRAGMA integrity_check");
    }
}
