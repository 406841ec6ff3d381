using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web;

/// <summary>
/// 5,000 sensitive-data findings of Macie in a minute: how fast the webhook answers, when all are findings, how long the queue of findings takes
/// meanwhile as a ratio to the same reading at rest, and how many messages a channel gets.
/// </summary>
internal static class MacieBurstBenchmark
{
    private const int Findings = 5000;
    private const int Buckets = 50;
    private const double MostSlower = 10;
    private const string Key = "benchmark-key-0123456789-abcdefg";
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly string s_fixture = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", "macie-classification-finding.json"));

    public static async Task<int> RunAsync()
    {
        var directory = Directory.CreateTempSubdirectory("secops-bench-");
        var heard = 0;
        try
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            await using var receiver = builder.Build();
            receiver.Urls.Add("http://127.0.0.1:0");
            receiver.MapPost("/hook", () => Results.Ok(Interlocked.Increment(ref heard)));
            await receiver.StartAsync();
            await using var console = await ConsoleApp.StartAsync(Settings(directory.FullName));
            var store = console.Services.GetRequiredService<ConsoleStore>();
            var queue = console.Services.GetRequiredService<WorkQueue>();
            await AddChannelAsync(console, receiver.Urls.Single() + "/hook");
            using var api = await ApiAsync(console);

            await PostAsync(console.Address, 0, Buckets * 4, TimeSpan.FromSeconds(5));
            await DrainAsync(queue);
            await ReadAsync(api, Task.Delay(TimeSpan.FromSeconds(5)));
            var before = Volatile.Read(ref heard);

            var watch = Stopwatch.StartNew();
            var posting = PostAsync(console.Address, Buckets * 4, Findings, s_minute);
            var during = await ReadAsync(api, posting);
            var answers = await posting;
            await DrainAsync(queue);
            var drained = watch.Elapsed;
            // Messages that are collected for two minutes must have gone out before they are counted.
            var rest = await ReadAsync(api, Task.Delay(TimeSpan.FromMinutes(3)));
            var messages = Volatile.Read(ref heard) - before;

            var found = await store.ReadAsync((db, ct) => db.Findings.CountAsync(f => f.Source == FindingSource.Macie, ct), default);
            var slower = At(during, 0.95) / At(rest, 0.95);
            Console.WriteLine($"macie: {Findings:N0} findings posted in {s_minute.TotalSeconds:F0} s, 202 after p50 {At(answers, 0.5):F1} ms, p95 {At(answers, 0.95):F1} ms, worst {answers[^1]:F0} ms");
            Console.WriteLine($"macie: all worked off {drained.TotalSeconds:F0} s after the first post; {found:N0} findings in the store ({Findings + (Buckets * 4):N0} wanted)");
            Console.WriteLine($"macie: queue of findings p95 {At(during, 0.95):F0} ms of {during.Count} readings, at rest {At(rest, 0.95):F0} ms: ratio {slower:F1} (at most {MostSlower:F0})");
            Console.WriteLine($"macie: {messages} messages to the channel");
            return found == Findings + (Buckets * 4) && slower <= MostSlower && messages is > 0 and <= 5 ? 0 : 1;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Milliseconds until each answer, in order of size. Posts are spread evenly; one that is answered late does not delay the next.</summary>
    private static async Task<List<double>> PostAsync(string address, int first, int count, TimeSpan length)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = new Uri(address) };
        var watch = Stopwatch.StartNew();
        var posts = new List<Task<double>>(count);
        for (var i = 0; i < count; i++)
        {
            var wait = (length * i / count) - watch.Elapsed;
            if (wait > TimeSpan.FromMilliseconds(2))
            {
                await Task.Delay(wait);
            }

            posts.Add(PostAsync(http, first + i));
        }

        return [.. (await Task.WhenAll(posts)).Order()];
    }

    private static async Task<double> PostAsync(HttpClient http, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/eventbridge") { Content = new StringContent(Event(number), Encoding.UTF8, "application/json") };
        request.Headers.Add("X-SecOps-Key", Key);
        var started = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.Accepted
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new InvalidOperationException($"The webhook answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Milliseconds of each reading of the queue's first page, in order of size.</summary>
    private static async Task<List<double>> ReadAsync(HttpClient api, Task until)
    {
        var times = new List<double>();
        while (!until.IsCompleted)
        {
            var started = Stopwatch.GetTimestamp();
            var page = await api.GetFromJsonAsync<JsonObject>(new Uri("/api/v1/findings?view=All", UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (page?["items"] is not JsonArray { Count: > 0 })
            {
                throw new InvalidOperationException("The list shows no finding; its time would mean nothing.");
            }

            await Task.Delay(200);
        }

        times.Sort();
        return times;
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static async Task DrainAsync(WorkQueue queue)
    {
        // What is planned for later (a digest, a timer) is not work that waits.
        while ((await queue.CountAsync(default)) is { Waiting: > 0 } or { Executing: > 0 })
        {
            await Task.Delay(100);
        }
    }

    private static async Task AddChannelAsync(ConsoleApp console, string hook)
    {
        await console.Services.GetRequiredService<SignIn>().CreateStartLinkAsync(always: true, default);
        var person = await console.Services.GetRequiredService<ConsoleStore>().ReadAsync((db, ct) => db.People.Select(p => p.Id).SingleAsync(ct), default);
        var added = await console.Services.GetRequiredService<ChannelRegister>().AddAsync(
            new ChannelDraft("Storm", "webhook", new Dictionary<string, string> { ["url"] = hook }, "whsec_" + Convert.ToBase64String(new byte[32]), new ChannelRules()),
            Caller.Person(person), default);
        if (!added.IsAccepted)
        {
            throw new InvalidOperationException(added.Message);
        }
    }

    private static async Task<HttpClient> ApiAsync(ConsoleApp console)
    {
        var token = await console.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("benchmark", Role.Viewer, default);
        var http = new HttpClient { BaseAddress = new Uri(console.Address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.Secret);
        return http;
    }

    private static string Event(int number)
    {
        var json = JsonNode.Parse(s_fixture)!;
        var (detail, bucket) = (json["detail"]!, $"burst-{number % Buckets:00}");
        json["id"] = Guid.CreateVersion7().ToString();
        json["time"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        detail["id"] = Guid.CreateVersion7().ToString("n");
        var now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        (detail["createdAt"], detail["updatedAt"]) = (now, now);
        var (s3Bucket, s3Object) = (detail["resourcesAffected"]!["s3Bucket"]!, detail["resourcesAffected"]!["s3Object"]!);
        (s3Bucket["name"], s3Bucket["arn"]) = (bucket, $"arn:aws:s3:::{bucket}");
        (s3Object["bucketArn"], s3Object["key"], s3Object["path"]) = ($"arn:aws:s3:::{bucket}", $"{number}.csv", $"{bucket}/{number}.csv");
        return json.ToJsonString();
    }

    private static Dictionary<string, string?> Settings(string directory) => new()
    {
        ["Data:Directory"] = directory,
        ["Sandbox:Port"] = "0",
        ["Sandbox:Seed"] = "empty",
        ["Webhook:ApiKeys:0"] = Key,
        ["Logging:LogLevel:Default"] = "None",
    };
}
