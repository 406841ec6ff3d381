using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Api;

public sealed class ApiTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private FindingSeed _seed = null!;

    private long Id => _seed.Findings[0];

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _seed = await FindingSeed.PlantAsync(_console.Store, findings: 3);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer soc_unknown")]
    [InlineData("Bearer")]
    [InlineData("Basic YTpi")]
    public async Task Without_a_valid_token_there_is_nothing(string? authorization)
    {
        foreach (var path in (string[])["/api/v1/findings", "/api/v1/findings/asff", "/api/v1/security-hub/notes", "/api/v1/buckets", "/openapi/v1.json"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            using var answer = await _console.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task Findings_come_in_pages_with_camelCase_and_words()
    {
        var first = await GetAsync("/api/v1/findings?bucket=payroll&workflowStatus=New&limit=2");
        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        var row = first.GetProperty("items")[0];
        Assert.Equal("New", row.GetProperty("workflowStatus").GetString());
        Assert.Equal("High", row.GetProperty("severity").GetString());
        Assert.Equal(Id, row.GetProperty("id").GetInt64());
        var second = await GetAsync($"/api/v1/findings?limit=2&cursor={Uri.EscapeDataString(first.GetProperty("nextCursor").GetString()!)}");
        Assert.Equal(_seed.Findings[2], Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("id").GetInt64());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
        Assert.Empty((await GetAsync("/api/v1/findings?workflowStatus=Resolved")).GetProperty("items").EnumerateArray());
        Assert.Empty((await GetAsync("/api/v1/findings?bucket=other")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_export_is_an_array_in_ASFF_and_the_next_page_is_named_in_a_header()
    {
        using var http = await ClientAsync(Role.Viewer);
        using var first = await http.GetAsync(new Uri("/api/v1/findings/asff?limit=2&accountId=111122223333&region=eu-west-1", UriKind.Relative), TestContext.Current.CancellationToken);
        var findings = await first.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal((JsonValueKind.Array, 2), (findings.ValueKind, findings.GetArrayLength()));
        Assert.Equal(("2018-10-08", "HIGH", "AwsS3Bucket"),
            (findings[0].GetProperty("SchemaVersion").GetString(), findings[0].GetProperty("Severity").GetProperty("Label").GetString(), findings[0].GetProperty("Resources")[0].GetProperty("Type").GetString()));
        var link = Assert.Single(first.Headers.GetValues("Link"));
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);

        using var second = await http.GetAsync(new Uri(link[1..link.IndexOf('>')], UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await second.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetArrayLength());
        Assert.False(second.Headers.Contains("Link"));
    }

    [Theory]
    [InlineData("/api/v1/findings/asff?limit=101")]
    [InlineData("/api/v1/findings/asff?cursor=!")]
    [InlineData("/api/v1/findings?limit=0")]
    [InlineData("/api/v1/findings?limit=201")]
    [InlineData("/api/v1/findings?limit=many")]
    [InlineData("/api/v1/findings?cursor=%20nonsense")]
    [InlineData("/api/v1/findings?workflowStatus=Open")]
    [InlineData("/api/v1/buckets?limit=0")]
    public async Task A_page_that_cannot_be_asked_for_is_a_problem(string path)
    {
        using var http = await ClientAsync(Role.Viewer);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_finding_names_the_fingerprint_that_a_decision_is_bound_to()
    {
        var finding = await GetAsync($"/api/v1/findings/{Id}");
        Assert.Equal(_seed.LiveFingerprint, finding.GetProperty("liveFingerprint").GetString());
        Assert.Equal("fingerprint-good", finding.GetProperty("baselineFingerprint").GetString());
        Assert.True(finding.GetProperty("actions").GetProperty("revert").GetProperty("offered").GetBoolean());
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("revert")]
    [InlineData("repair")]
    [InlineData("undo")]
    [InlineData("contain")]
    [InlineData("escalate")]
    public async Task A_viewer_decides_nothing(string verb)
    {
        var (status, body) = await PostAsync(Role.Viewer, $"/api/v1/findings/{Id}/{verb}", Decision(verb));
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal("urn:secopsconsole:problem:forbidden", body.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_revert_is_202_with_its_attempt()
    {
        var (status, body) = await PostAsync(Role.Analyst, $"/api/v1/findings/{Id}/revert", new { reason = "weak", expectedFingerprint = _seed.LiveFingerprint });
        Assert.Equal(HttpStatusCode.Accepted, status);
        var attempt = body.GetProperty("attempt");
        Assert.Equal("RevertToBaseline", attempt.GetProperty("action").GetString());
        Assert.Equal("weak", attempt.GetProperty("reason").GetString());
        Assert.Equal(_seed.LiveFingerprint, attempt.GetProperty("expectedFingerprint").GetString());
    }

    [Fact]
    public async Task A_containment_is_202_and_the_list_of_actions_has_it()
    {
        var finding = await GetAsync($"/api/v1/findings/{Id}");
        Assert.Equal("bpa:none", finding.GetProperty("block").GetProperty("state").GetString());

        var (status, body) = await PostAsync(Role.Analyst, $"/api/v1/findings/{Id}/contain", new { expectedBlock = "bpa:none" });

        Assert.Equal(HttpStatusCode.Accepted, status);
        var id = body.GetProperty("attempt").GetProperty("id").GetInt64();
        Assert.Equal("BlockPublicAccess", body.GetProperty("attempt").GetProperty("subject").GetString());
        var listed = Assert.Single((await GetAsync("/api/v1/buckets/payroll/attempts")).GetProperty("items").EnumerateArray());
        Assert.Equal(("Contain", false), (listed.GetProperty("label").GetString(), listed.GetProperty("undo").GetProperty("offered").GetBoolean()));
        Assert.Equal(id, (await GetAsync($"/api/v1/attempts/{id}")).GetProperty("attempt").GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task A_containment_of_other_settings_than_the_live_ones_is_superseded()
    {
        var (status, body) = await PostAsync(Role.Analyst, "/api/v1/buckets/payroll/contain", new { expectedBlock = "bpa:1000" });
        Assert.Equal((HttpStatusCode.Conflict, "urn:secopsconsole:problem:superseded"), (status, body.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_repair_is_202_with_its_attempt()
    {
        var (status, body) = await PostAsync(Role.Analyst, $"/api/v1/findings/{Id}/repair", new { reason = "keep the rest", expectedFingerprint = _seed.LiveFingerprint });
        Assert.Equal(HttpStatusCode.Accepted, status);
        var attempt = body.GetProperty("attempt");
        Assert.Equal("RepairStatements", attempt.GetProperty("action").GetString());
        Assert.Equal("keep the rest", attempt.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task The_automatic_action_of_a_bucket_is_set_by_an_analyst_and_not_by_a_viewer()
    {
        const string Path = "/api/v1/buckets/payroll/automatic-action";
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(Role.Viewer, Path, new { action = "RepairStatements" }));
        Assert.Equal("RevertToBaseline", (await GetAsync("/api/v1/buckets/payroll")).GetProperty("automaticAction").GetString());
        Assert.Equal(HttpStatusCode.Accepted, await PutAsync(Role.Analyst, Path, new { action = "RepairStatements", reason = "test" }));
        Assert.Equal("RepairStatements", (await GetAsync("/api/v1/buckets/payroll")).GetProperty("automaticAction").GetString());
        Assert.Equal("RepairStatements", (await GetAsync("/api/v1/buckets")).GetProperty("items")[0].GetProperty("automaticAction").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(Role.Analyst, Path, new { action = "DeletePolicy" }));
        Assert.Equal(HttpStatusCode.NotFound, await PutAsync(Role.Analyst, "/api/v1/buckets/nobody-knows/automatic-action", new { action = "RepairStatements" }));
    }

    [Fact]
    public async Task A_stale_decision_is_409_and_names_what_is_live()
    {
        var (status, body) = await PostAsync(Role.Analyst, $"/api/v1/findings/{Id}/revert", new { expectedFingerprint = "seen-yesterday" });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("urn:secopsconsole:problem:superseded", body.GetProperty("type").GetString());
        Assert.Equal(_seed.LiveFingerprint, body.GetProperty("liveFingerprint").GetString());
    }

    [Fact]
    public async Task An_escalation_needs_only_whom_it_goes_to()
    {
        var (status, _) = await PostAsync(Role.Analyst, $"/api/v1/findings/{Id}/escalate", new { assignee = "Ana", reason = "ask the owner", dueUtc = "2027-01-01T00:00:00Z" });
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal("Ana", (await GetAsync($"/api/v1/findings/{Id}")).GetProperty("assignee").GetString());
    }

    [Theory]
    [InlineData("""{"expectedFingerprint":"x","force":true}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"reason":"no fingerprint"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"expectedFingerprint":"a","expectedFingerprint":"b"}""", HttpStatusCode.BadRequest)]
    [InlineData("[", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task A_body_that_cannot_be_used_is_a_problem(string body, HttpStatusCode expected)
    {
        using var http = await ClientAsync(Role.Analyst);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri($"/api/v1/findings/{Id}/revert", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_413()
    {
        var (status, _) = await PostAsync(Role.Analyst, $"/api/v1/findings/{Id}/revert", new { reason = new string('x', 70_000), expectedFingerprint = "x" });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Theory]
    [InlineData("/api/v1/findings/999999")]
    [InlineData("/api/v1/buckets/nobody-knows")]
    [InlineData("/api/v1/buckets/nobody-knows/versions")]
    public async Task What_is_not_there_is_404(string path)
    {
        using var http = await ClientAsync(Role.Viewer);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_mode_of_a_bucket_is_set_by_an_analyst_and_not_by_a_viewer()
    {
        var refused = await PutModeAsync(Role.Viewer, "Automatic");
        Assert.Equal(HttpStatusCode.Forbidden, refused);
        Assert.Equal("Review", (await GetAsync("/api/v1/buckets/payroll")).GetProperty("mode").GetString());
        Assert.Equal(HttpStatusCode.Accepted, await PutModeAsync(Role.Analyst, "Shadow"));
        Assert.Equal("Shadow", (await GetAsync("/api/v1/buckets/payroll")).GetProperty("mode").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, await PutModeAsync(Role.Analyst, "Yolo"));
        Assert.Equal("payroll", (await GetAsync("/api/v1/buckets")).GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Array, (await GetAsync("/api/v1/buckets/payroll/versions")).GetProperty("items").ValueKind);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing()
    {
        using var http = await ClientAsync(Role.Administrator);
        var tokens = _console.App.Services.GetRequiredService<ApiTokens>();
        var id = Assert.Single(await tokens.ListAsync(TestContext.Current.CancellationToken)).Id;
        await tokens.RevokeAsync(id, Caller.Token(id), TestContext.Current.CancellationToken);
        using var answer = await http.GetAsync(new Uri("/api/v1/findings", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private object Decision(string verb) => verb switch
    {
        "escalate" => new { assignee = "Ana" },
        "contain" => new { expectedBlock = "bpa:none" },
        _ => new { expectedFingerprint = _seed.LiveFingerprint },
    };

    private async Task<HttpClient> ClientAsync(Role role)
    {
        var token = await _console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("test", role, TestContext.Current.CancellationToken);
        var http = new HttpClient { BaseAddress = new Uri(_console.App.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        return http;
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var http = await ClientAsync(Role.Viewer);
        return await http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(Role role, string path, object body)
    {
        using var http = await ClientAsync(role);
        using var answer = await http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    private Task<HttpStatusCode> PutModeAsync(Role role, string mode) => PutAsync(role, "/api/v1/buckets/payroll/mode", new { mode, reason = "test" });

    private async Task<HttpStatusCode> PutAsync(Role role, string path, object body)
    {
        using var http = await ClientAsync(role);
        using var answer = await http.PutAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
