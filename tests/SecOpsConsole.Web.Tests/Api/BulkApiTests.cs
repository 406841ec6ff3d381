using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Api;

/// <summary>Decisions for many findings over the API.</summary>
public sealed class BulkApiTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private FindingSeed _seed = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _seed = await FindingSeed.PlantAsync(_console.Store, findings: 3);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task A_preview_says_the_effect_once_and_gives_the_fingerprint_for_each()
    {
        using var answer = await PostAsync(Role.Viewer, "/preview", new { action = "Revert", findingIds = _seed.Findings });
        var preview = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, preview.GetProperty("effects").GetArrayLength());
        Assert.Equal(1, preview.GetProperty("buckets").GetInt32());
        Assert.All(preview.GetProperty("items").EnumerateArray(), item => Assert.Equal(_seed.LiveFingerprint, item.GetProperty("expectedFingerprint").GetString()));
    }

    [Fact]
    public async Task A_decision_is_taken_and_its_items_can_be_followed()
    {
        using var answer = await PostAsync(Role.Analyst, "", new
        {
            action = "Escalate",
            items = _seed.Findings.Select(id => new { findingId = id, expectedFingerprint = _seed.LiveFingerprint }),
            reason = "one deployment",
            assignee = "Dana",
        });
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetInt64();

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var patience = System.Diagnostics.Stopwatch.StartNew();
        JsonElement decision;
        do
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(10), "It was never carried out.");
            await Task.Delay(50, Ct);
            using var got = await SendAsync(Role.Viewer, HttpMethod.Get, $"/{id}", null);
            decision = await got.Content.ReadFromJsonAsync<JsonElement>(Ct);
        }
        while (!decision.GetProperty("isSettled").GetBoolean());

        Assert.All(decision.GetProperty("items").EnumerateArray(), item => Assert.Equal("Done", item.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_viewer_is_refused_and_so_is_a_body_that_decides_nothing()
    {
        var items = _seed.Findings.Select(id => new { findingId = id, expectedFingerprint = _seed.LiveFingerprint }).ToList();
        using var viewer = await PostAsync(Role.Viewer, "", new { action = "Revert", items });
        using var empty = await PostAsync(Role.Analyst, "", new { action = "Revert", items = Array.Empty<object>() });
        using var many = await PostAsync(Role.Analyst, "/preview", new { action = "Revert", findingIds = Enumerable.Range(1, 201) });
        using var missing = await PostAsync(Role.Analyst, "", new { action = "Revert", items = new object?[] { null } });
        using var unknown = await PostAsync(Role.Analyst, "", new { action = "Explode", items });

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            new[] { viewer, empty, many, missing, unknown }.Select(answer => answer.StatusCode));
    }

    private Task<HttpResponseMessage> PostAsync(Role role, string path, object body) => SendAsync(role, HttpMethod.Post, path, body);

    private async Task<HttpResponseMessage> SendAsync(Role role, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/bulk-decisions" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role));
        return await _console.Http.SendAsync(request, Ct);
    }

    private async Task<string> TokenAsync(Role role)
    {
        var tokens = _console.App.Services.GetRequiredService<ApiTokens>();
        return (await tokens.CreateByOperatorAsync($"test-{Guid.NewGuid():n}"[..12], role, Ct)).Secret!;
    }
}
