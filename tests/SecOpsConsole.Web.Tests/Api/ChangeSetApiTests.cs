using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Api;

/// <summary>Changes over the API, with their findings and signals.</summary>
public sealed class ChangeSetApiTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private FindingSeed _seed = null!;
    private long _set;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _seed = await FindingSeed.PlantAsync(_console.Store, findings: 3);
        _set = await ChangeSeed.PlantAsync(_console.Store, [.. _seed.Findings.Take(2)], Ct);
        var token = await _console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("script", Role.Viewer, Ct);
        _console.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret!);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task A_change_is_listed_with_who_did_it_and_what_it_comes_to()
    {
        var set = (await GetAsync("/api/v1/change-sets")).GetProperty("items").EnumerateArray().Single();

        Assert.Equal((_set, "deploy", "Terraform"), (set.GetProperty("id").GetInt64(), set.GetProperty("actorName").GetString(), set.GetProperty("actorTool").GetString()));
        Assert.Equal((2, 2, 1, "High"), (set.GetProperty("findings").GetInt32(), set.GetProperty("open").GetInt32(), set.GetProperty("buckets").GetInt32(), set.GetProperty("highestSeverity").GetString()));
    }

    [Fact]
    public async Task One_change_has_its_findings_and_its_signals_in_pages()
    {
        Assert.Equal(1, (await GetAsync($"/api/v1/change-sets/{_set}")).GetProperty("macieSignals").GetInt32());

        var first = await GetAsync($"/api/v1/change-sets/{_set}/findings?limit=1");
        var second = await GetAsync($"/api/v1/change-sets/{_set}/findings?limit=1&cursor={first.GetProperty("nextCursor").GetString()}");
        Assert.Equal(_seed.Findings.Take(2).Order(), new[] { first, second }.Select(page => page.GetProperty("items")[0].GetProperty("id").GetInt64()).Order());
        Assert.All(first.GetProperty("items").EnumerateArray(), row => Assert.Equal(_set, row.GetProperty("changeSetId").GetInt64()));

        var signals = (await GetAsync($"/api/v1/change-sets/{_set}/signals")).GetProperty("items");
        Assert.Equal(["CloudTrail", "Config", "Macie"], signals.EnumerateArray().Select(signal => signal.GetProperty("kind").GetString()));
        Assert.All(signals.EnumerateArray(), signal => Assert.Equal("payroll", signal.GetProperty("bucket").GetString()));
    }

    [Fact]
    public async Task Findings_are_narrowed_by_source_view_and_change()
    {
        Assert.Equal(2, (await GetAsync($"/api/v1/findings?changeSet={_set}")).GetProperty("items").GetArrayLength());
        Assert.Equal(3, (await GetAsync("/api/v1/findings?source=CloudTrail&view=NeedsDecision")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await GetAsync("/api/v1/findings?source=Macie")).GetProperty("items").GetArrayLength());
        using var wrong = await _console.Http.GetAsync("/api/v1/findings?source=Rumour", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/change-sets/999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/change-sets/999/findings", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/change-sets/999/signals", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/change-sets?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/change-sets?cursor=nonsense", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_meant_is_said(string path, HttpStatusCode status)
    {
        using var answer = await _console.Http.GetAsync(path, Ct);
        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        var text = await _console.Http.GetStringAsync(path, Ct);
        return JsonDocument.Parse(text).RootElement;
    }
}
