using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace SecOpsConsole.E2E.Tests;

/// <summary>
/// Macie finds something in 5,000 objects within a minute (in the normal run in fifty, as fast) while an analyst works on: every event is
/// kept, the open page answers, and Slack gets a digest. The figures are printed, with the same steps at rest as their baseline.
/// </summary>
public sealed class MacieBurstStory(BrowserFixture browser, ITestOutputHelper output)
{
    private const string Key = "key-of-the-burst-0123456789-abcdef";

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1";
    private static readonly int s_findings = s_isLong ? 5_000 : 50;
    private static readonly TimeSpan s_length = TimeSpan.FromMinutes(1) * s_findings / 5_000;
    private static readonly string s_fixture = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "aws", "macie-classification-finding.json"));

    [Fact]
    public async Task An_analyst_works_on_while_Macie_finds_thousands()
    {
        await using var slack = await StubSlack.StartAsync();
        await using var console = await ConsoleProcess.StartAsync(("Webhook__ApiKeys__0", Key), ("Notifications__ConsoleUrl", "https://secops.example.com"));
        using var api = await console.ApiAsync("Viewer");
        await using var analyst = await Visitor.OpenAsync(browser.Browser, console);
        await analyst.SignInAsync(await console.VerbAsync("sign-in-link", "--name", "Otto", "--role", "Administrator"));
        await (await analyst.FillChannelAsync(slack)).SaveAsync();
        var buckets = await BucketsAsync(api);
        var before = await CountAsync(api);
        var steps = new AnalystSteps(analyst.Page, buckets);
        await analyst.GoAsync("/findings?view=All");
        for (var i = 0; i < 3; i++)
        {
            await steps.TakeAsync();
        }

        var rest = steps.TimesAnew();
        var watch = Stopwatch.StartNew();
        var posting = PostAsync(console.Address, buckets);
        while (!posting.IsCompleted || await CountAsync(api) < before + s_findings)
        {
            await steps.TakeAsync();
            Assert.False(posting.IsFaulted, posting.Exception?.ToString());
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(20), $"After {watch.Elapsed} there are {await CountAsync(api)} findings instead of {before + s_findings}.");
        }

        var drained = watch.Elapsed;
        await posting;
        await Eventually.IsTrueAsync(() => slack.Messages.Any(message => message.Text.Contains("findings", StringComparison.Ordinal)), "the digest", () => string.Join('\n', slack.Refused));
        await analyst.GoAsync("/findings?view=All");
        await analyst.PictureAsync("macie-burst");

        output.WriteLine($"{s_findings:N0} findings in {s_length.TotalSeconds:F1} s, all in the queue after {drained.TotalSeconds:F0} s; messages in Slack: {slack.Messages.Count}");
        output.WriteLine(AnalystSteps.Compare(rest, steps.TimesAnew()));
        Assert.Equal(before + s_findings, await CountAsync(api));
        Assert.True(slack.Messages.Count is >= 1 and <= 10, string.Join("\n---\n", slack.Messages.Select(message => $"{message.ThreadTs} {message.Text}")));
        Assert.Empty(slack.Refused);
        analyst.IsContent();
    }

    /// <summary>Evenly over the time; one that is answered late does not delay the next, and each must be answered 202.</summary>
    private static async Task PostAsync(string address, IReadOnlyList<string> buckets)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
        var watch = Stopwatch.StartNew();
        var posts = new List<Task>(s_findings);
        for (var i = 0; i < s_findings; i++)
        {
            if ((s_length * i / s_findings) - watch.Elapsed is var wait && wait > TimeSpan.FromMilliseconds(2))
            {
                await Task.Delay(wait);
            }

            posts.Add(PostAsync(http, Event(i, buckets[i % buckets.Count])));
        }

        await Task.WhenAll(posts);
    }

    private static async Task PostAsync(HttpClient http, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/eventbridge") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-SecOps-Key", Key);
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static string Event(int number, string bucket)
    {
        var json = JsonNode.Parse(s_fixture)!;
        var detail = json["detail"]!;
        json["id"] = Guid.NewGuid().ToString();
        json["time"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        detail["id"] = Guid.NewGuid().ToString("n");
        var now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        (detail["createdAt"], detail["updatedAt"]) = (now, now);
        var (s3Bucket, s3Object) = (detail["resourcesAffected"]!["s3Bucket"]!, detail["resourcesAffected"]!["s3Object"]!);
        (s3Bucket["name"], s3Bucket["arn"]) = (bucket, $"arn:aws:s3:::{bucket}");
        (s3Object["bucketArn"], s3Object["key"], s3Object["path"]) = ($"arn:aws:s3:::{bucket}", $"{number}.csv", $"{bucket}/{number}.csv");
        return json.ToJsonString();
    }

    /// <summary>Some of the company's buckets, in the Region of the fixture.</summary>
    private static async Task<IReadOnlyList<string>> BucketsAsync(HttpClient api)
    {
        List<string> known = [];
        await Eventually.IsTrueAsync(
            async () =>
            {
                var page = await api.GetFromJsonAsync<JsonElement>("/api/v1/buckets?limit=200");
                known = [.. page.GetProperty("items").EnumerateArray().Where(b => b.GetProperty("region").GetString() == "eu-west-1").Select(b => b.GetProperty("name").GetString()!)];
                return known.Count >= 5;
            },
            "five buckets in eu-west-1");
        return known;
    }

    /// <summary>How many findings of Macie there are, read to the end.</summary>
    private static async Task<int> CountAsync(HttpClient api)
    {
        var ids = new HashSet<long>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await api.GetFromJsonAsync<JsonElement>($"/api/v1/findings?source=Macie&limit=200&cursor={Uri.EscapeDataString(cursor)}");
            ids.UnionWith(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        return ids.Count;
    }
}
