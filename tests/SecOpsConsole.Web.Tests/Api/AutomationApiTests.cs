using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Web.Tests.Api;

public sealed class AutomationApiTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_scorecard_can_be_read_by_a_program()
    {
        await using var console = await TestConsole.StartAsync();
        var seed = await FindingSeed.PlantAsync(console.Store);
        await console.Store.WriteAsync((scope, _) =>
        {
            var row = new ShadowDecision
            {
                BucketId = seed.BucketId, FindingId = seed.Findings[0], Check = "public-principal", Fingerprint = seed.LiveFingerprint, AtUtc = scope.NowUtc,
                Would = ShadowWould.Write, Action = RemediationActionId.RevertToBaseline, Decision = PersonDecision.Approved, DecidedBy = "Ana", DecidedUtc = scope.NowUtc,
            };
            row.Compare();
            scope.Db.Add(row);
            return Task.CompletedTask;
        }, None);
        await SignInAsync(console, Role.Viewer);

        var summary = await GetAsync(console, "/api/v1/automation");
        Assert.Equal(1, summary.GetProperty("score").GetProperty("dangerous").GetInt32());
        Assert.Equal(1, summary.GetProperty("modes").GetProperty("review").GetInt32());
        var bucket = Assert.Single((await GetAsync(console, "/api/v1/automation/buckets?readiness=Dangerous")).GetProperty("items").EnumerateArray());
        Assert.Equal("Not ready: 1 change that automatic mode would have reverted was approved by Ana.", bucket.GetProperty("readiness").GetProperty("sentence").GetString());
        Assert.Empty((await GetAsync(console, "/api/v1/automation/buckets?mode=Automatic")).GetProperty("items").EnumerateArray());
        var decision = Assert.Single((await GetAsync(console, "/api/v1/automation/decisions?agreement=Dangerous&bucket=payroll")).GetProperty("items").EnumerateArray());
        Assert.Equal("Approved", decision.GetProperty("decision").GetString());
        Assert.Empty((await GetAsync(console, "/api/v1/automation/actions")).GetProperty("items").EnumerateArray());
        using var bad = await console.Http.GetAsync(new Uri("/api/v1/automation/buckets?readiness=Perhaps", UriKind.Relative), None);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task The_stop_is_set_by_an_analyst_and_released_by_an_administrator_only()
    {
        await using var console = await TestConsole.StartAsync();
        await SignInAsync(console, Role.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, await SetStopAsync(console, on: true));
        await SignInAsync(console, Role.Analyst);
        Assert.Equal(HttpStatusCode.Accepted, await SetStopAsync(console, on: true));
        Assert.Equal(HttpStatusCode.Forbidden, await SetStopAsync(console, on: false));
        Assert.True((await GetAsync(console, "/api/v1/automation")).GetProperty("stop").GetProperty("on").GetBoolean());
        await SignInAsync(console, Role.Administrator);
        Assert.Equal(HttpStatusCode.Accepted, await SetStopAsync(console, on: false));
        Assert.Equal(2, (await GetAsync(console, "/api/v1/automation/stops")).GetArrayLength());
    }

    private static async Task SignInAsync(TestConsole console, Role role)
    {
        var token = await console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync($"test-{role}", role, None);
        console.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
    }

    private static async Task<JsonElement> GetAsync(TestConsole console, string path) =>
        await console.Http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), None);

    private static async Task<HttpStatusCode> SetStopAsync(TestConsole console, bool on)
    {
        using var answer = await console.Http.PutAsJsonAsync(new Uri("/api/v1/automation/stop", UriKind.Relative), new { on, reason = "drill" }, None);
        return answer.StatusCode;
    }
}
