using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Api;

/// <summary>Four eyes and the undo of decisions over the API.</summary>
public sealed class RequestsApiTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private Caller _otto = null!;
    private Caller _olga = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        await FindingSeed.PlantAsync(_console.Store);
        _otto = await PersonAsync("Otto");
        _olga = await PersonAsync("Olga");
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Fact]
    public async Task A_rule_makes_automatic_mode_wait_until_another_persons_token_grants_it_and_an_undo_takes_it_back()
    {
        var (ana, olga) = (await TokenAsync(_otto, Role.Administrator), await TokenAsync(_olga, Role.Approver));
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
    public async Task Two_tokens_of_one_person_are_one_pair_of_eyes()
    {
        var (first, second) = (await TokenAsync(_otto, Role.Administrator), await TokenAsync(_otto, Role.Approver));
        await ExpectAsync(HttpStatusCode.Accepted, first, HttpMethod.Put, "buckets/payroll/four-eyes", new { rule = new { approve = false, exception = false, automatic = true }, reason = "payroll" });
        var asked = await ExpectAsync(HttpStatusCode.Accepted, first, HttpMethod.Put, "buckets/payroll/mode", new { mode = "Automatic" });
        var id = asked.GetProperty("requestId").GetInt64();

        await ExpectAsync(HttpStatusCode.Forbidden, second, HttpMethod.Post, $"requests/{id}/grant", new { });
        await ExpectAsync(HttpStatusCode.Accepted, second, HttpMethod.Post, $"requests/{id}/withdraw", new { });
        Assert.Equal("Withdrawn", Assert.Single((await ExpectAsync(HttpStatusCode.OK, first, HttpMethod.Get, "requests?view=Ended", null)).GetProperty("items").EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Only_administrators_change_the_rule_and_what_does_not_exist_is_said()
    {
        var analyst = await TokenAsync(_otto, Role.Analyst);
        await ExpectAsync(HttpStatusCode.Forbidden, analyst, HttpMethod.Put, "buckets/payroll/four-eyes", new { rule = (object?)null, reason = "faster" });
        await ExpectAsync(HttpStatusCode.NotFound, analyst, HttpMethod.Get, "requests/99", null);
        await ExpectAsync(HttpStatusCode.NotFound, analyst, HttpMethod.Post, "requests/99/grant", new { });
        await ExpectAsync(HttpStatusCode.NotFound, analyst, HttpMethod.Post, "decisions/99/undo", new { });
        await ExpectAsync(HttpStatusCode.BadRequest, analyst, HttpMethod.Get, "requests?cursor=broken", null);
    }

    private Task<Caller> PersonAsync(string name) => _console.Store.WriteAsync(async (scope, ct) =>
    {
        var person = new Person { Name = name, Role = Role.Administrator, CreatedUtc = scope.NowUtc, SecurityStamp = name };
        scope.Db.People.Add(person);
        await scope.Db.SaveChangesAsync(ct);
        return Caller.Person(person.Id);
    }, Ct);

    private async Task<string> TokenAsync(Caller maker, Role role) =>
        (await _console.App.Services.GetRequiredService<ApiTokens>().CreateAsync("test", role, maker, Ct)).Secret!;

    private async Task<JsonElement> ExpectAsync(HttpStatusCode expected, string token, HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _console.Http.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(expected == answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
