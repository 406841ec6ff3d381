using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>A 202 is a promise: it holds over kill -9, and it is given only after the bytes are on the disk.</summary>
public sealed class CrashTests : IDisposable
{
    private const string Key = "crash-key-0123456789-abcdefghijk";
    private const int Kills = 3;
    private static readonly int s_events = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 1000 : 100;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("secops-crash-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Every_event_that_was_answered_202_is_there_once_after_kill_9_and_restart()
    {
        await using var sandbox = await ChildProcess.StartAsync(
            "Sandbox", ["sandbox", "--port", "0", "--data", Path.Combine(_directory.FullName, "aws"), "--seed", "empty"], []);
        var waiting = new ConcurrentQueue<string>(Enumerable.Range(0, s_events).Select(i => $"event-{i}"));
        var answered = new ConcurrentBag<string>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var console = await StartConsoleAsync(sandbox.Address);
            var load = PostAsync(console.Address, waiting, answered);
            var killAt = kill * s_events / (Kills + 1);
            while (answered.Count < killAt)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            await console.KillAsync();
            await load;
        }

        Assert.NotEmpty(waiting);
        await using (var console = await StartConsoleAsync(sandbox.Address))
        {
            await PostAsync(console.Address, waiting, answered);
            await console.KillAsync();
        }

        Assert.Equal(s_events, answered.Distinct().Count());
        await using (var restarted = await StartConsoleAsync(sandbox.Address))
        {
            using var http = new HttpClient();
            using var ready = await http.GetAsync(new Uri(restarted.Address + "/health/ready"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            using var world = await http.GetAsync(new Uri(sandbox.Address + "/_sandbox/world"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, world.StatusCode);
            Assert.Equal(0, await restarted.TerminateAsync());
        }

        var stored = await StoredAsync();
        Assert.Empty(answered.Except(stored.Keys));
        Assert.All(answered, id => Assert.Equal(1, stored[id]));
    }

    [Fact]
    public async Task The_bytes_are_on_the_disk_before_the_202()
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            Assert.Skip("strace is not installed: whether fsync comes before the 202 was NOT shown. Install it with `apt-get install strace`.");
        }

        var trace = Path.Combine(_directory.FullName, "trace.txt");
        double sentAt;
        await using (var console = await StartConsoleAsync(null, "strace", "-f", "-ttt", "-y", "-s", "64", "-e", "trace=fsync,fdatasync,pwrite64,sendto,sendmsg", "-o", trace))
        {
            await IdleAsync(trace);
            sentAt = Now();
            await AcceptAsync(console.Address, "traced");
            Assert.Equal(0, await console.TerminateAsync());
        }

        var lines = (await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken)).SkipWhile(line => TimeOf(line) < sentAt).ToArray();
        var answered = Array.FindIndex(lines, line => line.Contains("HTTP/1.1 202", StringComparison.Ordinal));
        // The console was idle: the first write is the event's.
        var written = Array.FindIndex(lines, line => line.Contains("pwrite64(", StringComparison.Ordinal) && IsLog(line));
        var synced = Array.FindIndex(lines, Math.Max(written, 0), line => line.Contains("sync(", StringComparison.Ordinal) && IsLog(line));
        Assert.True(answered >= 0 && written >= 0, "the trace shows no 202 or no write to the write-ahead log");
        Assert.True(synced > written && synced < answered, $"written in line {written}, synced in line {synced}, answered in line {answered}");
    }

    private static bool IsLog(string line) => line.Contains("console.db-wal", StringComparison.Ordinal);

    private static double Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>strace -f -ttt begins a line with the thread and the instant.</summary>
    private static double TimeOf(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var instant, ..] && double.TryParse(instant, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    /// <summary>Waits until the work of the start is done: nothing was written for a second.</summary>
    private static async Task IdleAsync(string trace)
    {
        while (File.ReadLines(trace).LastOrDefault(IsLog) is { } last && TimeOf(last) > Now() - 1)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private Task<ChildProcess> StartConsoleAsync(string? sandbox, params string[] front)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Staging",
            ["Data__Directory"] = Path.Combine(_directory.FullName, "console"),
            ["Webhook__ApiKeys__0"] = Key,
            ["Sandbox__Enabled"] = sandbox is null ? "false" : "true",
        };
        if (sandbox is not null)
        {
            settings["Aws__Endpoint"] = sandbox;
        }

        return ChildProcess.StartAsync("Console", ["--urls", "http://127.0.0.1:0"], settings, front);
    }

    /// <summary>Posts from eight callers until nothing waits or nobody answers; what got no answer waits again, as with EventBridge.</summary>
    private static async Task PostAsync(string address, ConcurrentQueue<string> waiting, ConcurrentBag<string> answered)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(60) };
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var id))
            {
                try
                {
                    using var answer = await SendAsync(http, id);
                    // 200: it was stored before its first answer got lost.
                    Assert.True(answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, $"{id} was answered {answer.StatusCode}");
                    answered.Add(id);
                }
                catch (HttpRequestException)
                {
                    waiting.Enqueue(id);
                    return;
                }
            }
        })));
    }

    private static async Task AcceptAsync(string address, string id)
    {
        using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(60) };
        using var answer = await SendAsync(http, id);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/eventbridge") { Content = new ByteArrayContent(EventBodies.PutBucketPolicy(id)) };
        request.Headers.Add("X-SecOps-Key", Key);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<Dictionary<string, int>> StoredAsync()
    {
        var stored = new Dictionary<string, int>();
        await using var db = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, "console", "console.db")};Pooling=False");
        await db.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = db.CreateCommand();
        command.CommandText = "SELECT EnvelopeId, COUNT(*) FROM InboxEvents GROUP BY EnvelopeId";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            stored[reader.GetString(0)] = reader.GetInt32(1);
        }

        return stored;
    }
}
