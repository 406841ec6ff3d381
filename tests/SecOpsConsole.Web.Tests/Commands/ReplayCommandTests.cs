using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Tests.Api;

namespace SecOpsConsole.Web.Tests.Commands;

public sealed class ReplayCommandTests
{
    private const string Account = "111122223333";
    private const string Region = "eu-west-1";
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_verb_asks_the_server_and_ends_with_1_when_something_differs()
    {
        await using var console = await TestConsole.StartAsync();
        await PlantAsync(console, EventStatus.Processed);
        var same = await new Terminal(("Data:Directory", console.App.Settings.DataDirectory)).RunAsync(Arguments());
        Assert.True(same.Code == 0, same.Error + same.Output);
        Assert.Contains("1 events, 0 differ", same.Output, StringComparison.Ordinal);

        await console.Store.WriteAsync(async (scope, ct) => (await scope.Db.InboxEvents.AsTracking().SingleAsync(ct)).Status = EventStatus.Unrecognised, None);
        var differs = await new Terminal(("Data:Directory", console.App.Settings.DataDirectory)).RunAsync([.. Arguments(), "--json"]);
        Assert.True(differs.Code == 1, differs.Error + differs.Output);
        using var answer = JsonDocument.Parse(differs.Output);
        Assert.Equal("Unrecognised", Assert.Single(answer.RootElement.GetProperty("differences").EnumerateArray()).GetProperty("then").GetString());
    }

    [Fact]
    public async Task Without_a_server_the_store_is_opened()
    {
        var directory = Directory.CreateTempSubdirectory("secops-").FullName;
        await using (var console = await TestConsole.StartAsync(settings: ("Data:Directory", directory)))
        {
            await PlantAsync(console, EventStatus.Unrecognised);
        }
        var ended = await new Terminal(("Data:Directory", directory)).RunAsync(Arguments());
        Directory.Delete(directory, recursive: true);

        Assert.True(ended.Code == 1, ended.Error + ended.Output);
        Assert.Contains("Recognition: Unrecognised -> PutBucketAcl on payroll", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("replay --from yesterday --to today")]
    [InlineData("replay --from 2026-11-20T09:00 --to 2026-11-20T10:00 --fast")]
    public async Task Times_that_cannot_be_read_are_exit_code_2(string line)
    {
        var ended = await new Terminal().RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("Nothing was replayed.", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_over_the_API()
    {
        await using var console = await TestConsole.StartAsync();
        var id = await PlantAsync(console, EventStatus.Unrecognised);
        Assert.Equal(HttpStatusCode.Forbidden, (await StartAsync(console, Role.Viewer, new { eventId = id })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await StartAsync(console, Role.Analyst, new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await StartAsync(console, Role.Analyst, new { eventId = 4711 })).Status);

        var (status, body) = await StartAsync(console, Role.Analyst, new { eventId = id });
        Assert.Equal(HttpStatusCode.Accepted, status);
        var path = $"/api/v1/replays/{body.GetProperty("runId").GetInt64()}";
        JsonElement run = default;
        for (var i = 0; i < 300 && (run.ValueKind == JsonValueKind.Undefined || run.GetProperty("isActive").GetBoolean()); i++)
        {
            await Task.Delay(100, None);
            run = await console.Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), None);
        }
        Assert.Equal(("Completed", 1), (run.GetProperty("status").GetString(), run.GetProperty("different").GetInt32()));
        var differences = await console.Http.GetFromJsonAsync<JsonElement>(new Uri(path + "/differences?kind=Recognition", UriKind.Relative), None);
        Assert.Single(differences.GetProperty("items").EnumerateArray());
        using var again = await console.Http.PostAsync(new Uri(path + "/cancel", UriKind.Relative), null, None);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    private static string[] Arguments() =>
    [
        "replay", "--from", DateTime.UtcNow.AddHours(-1).ToString("O", CultureInfo.InvariantCulture), "--to", DateTime.UtcNow.AddHours(1).ToString("O", CultureInfo.InvariantCulture),
    ];

    private static async Task<long> PlantAsync(TestConsole console, EventStatus status)
    {
        return await console.Store.WriteAsync(
            async (scope, ct) =>
            {
                var row = new InboxEvent
                {
                    EnvelopeId = "e1", ReceivedUtc = scope.NowUtc, Status = status, Name = "PutBucketAcl", BucketName = "payroll",
                    Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
                    {
                        ["id"] = "e1", ["source"] = "aws.s3", ["detail-type"] = "AWS API Call via CloudTrail", ["account"] = Account, ["region"] = Region,
                        ["detail"] = new { eventSource = "s3.amazonaws.com", eventName = "PutBucketAcl", awsRegion = Region, requestParameters = new { bucketName = "payroll" }, recipientAccountId = Account },
                    }),
                };
                scope.Db.InboxEvents.Add(row);
                await scope.Db.SaveChangesAsync(ct);
                return row.Id;
            },
            None);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> StartAsync(TestConsole console, Role role, object body)
    {
        var token = await console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync($"test-{role}", role, None);
        console.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        using var answer = await console.Http.PostAsJsonAsync(new Uri("/api/v1/replays", UriKind.Relative), body, None);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(None));
    }
}
