using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Tests.Auth;

namespace SecOpsConsole.Web.Tests.Api;

/// <summary>Four eyes and the undo of decisions over the API.</summary>
public sealed class RequestsApiTests : IAsyncLifetime
{
    private TestConsole _console = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        await FindingSeed.PlantAsync(_console.Store);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task A_rule_makes_automatic_mode_wait_until_another_person_grants_it_and_an_undo_takes_it_back()
    {
        using var ana = await SignedInAsync("Ana", Role.Administrator);
        using var olga = await SignedInAsync("Olga", Role.Approver);
        await ExpectAsync(HttpStatusCode.Accepted, ana, HttpMethod.Put, "buckets/payroll/four-eyes", new { rule = new { approve = true, exception = true, automatic = true }, reason = "payroll" });
        var bucket = await ExpectAsync(HttpStatusCode.OK, ana, HttpMethod.Get, "buckets/payroll", null);
        Assert.True(bucket.GetProperty("fourEyes").GetProperty("exception").GetBoolean());

        var asked = await ExpectAsync(HttpStatusCode.Accepted, ana, HttpMethod.Put, "buckets/payroll/mode", new { mode = "Automatic", reason = "proven" });
        Assert.True(asked.GetProperty("waits").GetBoolean());
        var id = asked.GetProperty("requestId").GetInt64();
        Assert.Equal("Review", (await ExpectAsync(HttpStatusCode.OK, ana, HttpMethod.Get, "buckets/payroll", null)).GetProperty("mode").GetString());
        var waiting = await ExpectAsync(HttpStatusCode.OK, olga, HttpMethod.Get, "requests", null);
        Assert.Equal(id, Assert.Single(waiting.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt64());

        await ExpectAsync(HttpStatusCode.Forbidden, ana, HttpMethod.Post, $"requests/{id}/grant", new { });
        await ExpectAsync(HttpStatusCode.BadRequest, olga, HttpMethod.Post, $"requests/{id}/refuse", new { });
        var granted = await ExpectAsync(HttpStatusCode.Accepted, olga, HttpMethod.Post, $"requests/{id}/grant", new { reason = "Looked at it." });

        Assert.Equal("Automatic", (await ExpectAsync(HttpStatusCode.OK, ana, HttpMethod.Get, "buckets/payroll", null)).GetProperty("mode").GetString());
        Assert.Equal("Granted", (await ExpectAsync(HttpStatusCode.OK, ana, HttpMethod.Get, $"requests/{id}", null)).GetProperty("state").GetString());
        await ExpectAsync(HttpStatusCode.Conflict, olga, HttpMethod.Post, $"requests/{id}/grant", new { });

        await ExpectAsync(HttpStatusCode.Forbidden, olga, HttpMethod.Post, $"decisions/{granted.GetProperty("decisionId").GetInt64()}/undo", new { });
        await ExpectAsync(HttpStatusCode.Accepted, ana, HttpMethod.Post, $"decisions/{granted.GetProperty("decisionId").GetInt64()}/undo", new { reason = "Too early." });
        Assert.Equal("Review", (await ExpectAsync(HttpStatusCode.OK, ana, HttpMethod.Get, "buckets/payroll", null)).GetProperty("mode").GetString());
        var decisions = await ExpectAsync(HttpStatusCode.OK, olga, HttpMethod.Get, "buckets/payroll/decisions", null);
        Assert.Equal(2, decisions.GetArrayLength());
    }

    [Fact]
    public async Task A_token_neither_asks_nor_grants_and_whoever_asked_withdraws()
    {
        using var ana = await SignedInAsync("Ana", Role.Administrator);
        await ExpectAsync(HttpStatusCode.Accepted, ana, HttpMethod.Put, "buckets/payroll/four-eyes", new { rule = new { approve = false, exception = false, automatic = true }, reason = "payroll" });
        var token = (await _console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("playbook", Role.Administrator, Ct)).Secret!;
        using var playbook = new HttpClient { BaseAddress = new Uri(_console.App.Address) };
        playbook.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var notAsked = await playbook.PutAsJsonAsync("/api/v1/buckets/payroll/mode", new { mode = "Automatic" }, Ct);
        Assert.Contains("a token does not tell who uses it", await notAsked.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var asked = await ExpectAsync(HttpStatusCode.Accepted, ana, HttpMethod.Put, "buckets/payroll/mode", new { mode = "Automatic" });
        var id = asked.GetProperty("requestId").GetInt64();
        using var notGranted = await playbook.PostAsJsonAsync($"/api/v1/requests/{id}/grant", new { }, Ct);

        Assert.Equal((false, false), (notAsked.IsSuccessStatusCode, notGranted.IsSuccessStatusCode));
        await ExpectAsync(HttpStatusCode.Accepted, ana, HttpMethod.Post, $"requests/{id}/withdraw", new { });
        Assert.Equal("Withdrawn", Assert.Single((await ExpectAsync(HttpStatusCode.OK, ana, HttpMethod.Get, "requests?view=Ended", null)).GetProperty("items").EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Only_administrators_change_the_rule_and_what_does_not_exist_is_said()
    {
        using var analyst = await SignedInAsync("Ana", Role.Analyst);
        await ExpectAsync(HttpStatusCode.Forbidden, analyst, HttpMethod.Put, "buckets/payroll/four-eyes", new { rule = (object?)null, reason = "faster" });
        await ExpectAsync(HttpStatusCode.NotFound, analyst, HttpMethod.Get, "requests/99", null);
        await ExpectAsync(HttpStatusCode.NotFound, analyst, HttpMethod.Post, "requests/99/grant", new { });
        await ExpectAsync(HttpStatusCode.NotFound, analyst, HttpMethod.Post, "decisions/99/undo", new { });
        await ExpectAsync(HttpStatusCode.BadRequest, analyst, HttpMethod.Get, "requests?cursor=broken", null);
    }

    private async Task<Browser> SignedInAsync(string name, Role role)
    {
        var issued = await _console.App.Services.GetRequiredService<SignIn>().CreateLinkByOperatorAsync(name, role, Ct);
        var browser = new Browser(_console.App.Address);
        using var signedIn = await browser.SignInAsync($"{_console.App.Address}/sign-in/{issued.Secret}");
        return browser;
    }

    private static async Task<JsonElement> ExpectAsync(HttpStatusCode expected, Browser browser, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-SecOps-Antiforgery", "1");
        using var answer = await browser.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(expected == answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
