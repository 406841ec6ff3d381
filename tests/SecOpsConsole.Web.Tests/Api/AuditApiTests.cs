using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Api;
using SecOpsConsole.Web.Tests.Commands;

namespace SecOpsConsole.Web.Tests.Api;

/// <summary>The audit record over the API: who gets it, in which form, and a bundle that verifies.</summary>
public sealed class AuditApiTests : IAsyncLifetime
{
    private TestConsole _console = null!;
    private FindingSeed _seed = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        _seed = await FindingSeed.PlantAsync(_console.Store);
    }

    public ValueTask DisposeAsync() => _console.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/audit/state")]
    [InlineData("/api/v1/audit/export?format=csv")]
    public async Task Only_who_may_read_the_record_gets_it(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(Role.Analyst, path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Role.Auditor, path)).Status);
    }

    [Fact]
    public async Task Rows_come_newest_first_in_pages_and_by_filter()
    {
        var first = JsonDocument.Parse((await GetAsync(Role.Auditor, "/api/v1/audit?kind=TokenCreated&limit=1")).Body).RootElement;
        Assert.Equal("operator", first.GetProperty("items")[0].GetProperty("who").GetString());
        Assert.Equal(66, first.GetProperty("items")[0].GetProperty("hash").GetString()!.Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(Role.Auditor, "/api/v1/audit?limit=999")).Status);
    }

    [Fact]
    public async Task An_export_is_whole_and_recorded()
    {
        var csv = (await GetAsync(Role.Auditor, "/api/v1/audit/export?format=csv")).Body;
        var lines = (await GetAsync(Role.Auditor, "/api/v1/audit/export?format=jsonl")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("sequence,atUtc,kind,who,text,reason,bucket,findingId,attemptId,awsRequestId,detail,hash", csv.TrimStart('\ufeff').Split("\r\n")[0]);
        Assert.Contains("\"AuditExported\"", csv, StringComparison.Ordinal);
        var rows = await _console.ReadAsync(db => db.FindingEvents.CountAsync());
        Assert.Equal(rows, lines.Length);
        Assert.Equal(2, await _console.ReadAsync(db => db.FindingEvents.CountAsync(row => row.Kind == FindingEventKind.AuditExported)));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\uff1d1", "\"'\uff1d1\"")]
    [InlineData("plain, with \"quotes\"", "\"plain, with \"\"quotes\"\"\"")]
    public void No_cell_begins_as_a_formula(string value, string cell) => Assert.Equal(cell, AuditExport.Cell(value));

    [Fact]
    public async Task A_bundle_verifies_by_the_verb_with_and_without_a_server_and_a_changed_one_does_not()
    {
        var directory = Directory.CreateTempSubdirectory("secops-").FullName;
        var (path, changed) = (Path.Combine(directory, "bundle.zip"), Path.Combine(directory, "changed.zip"));
        var terminal = new Terminal(("Data:Directory", directory));
        await using (var console = await TestConsole.StartAsync(settings: ("Data:Directory", directory)))
        {
            var seed = await FindingSeed.PlantAsync(console.Store);
            using var http = await ClientAsync(console, Role.Auditor);
            using var answer = await http.GetAsync(new Uri($"/api/v1/findings/{seed.Findings[0]}/evidence", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.StartsWith("evidence-finding-", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
            var bundle = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(path, bundle, TestContext.Current.CancellationToken);
            bundle[bundle.Length / 3] ^= 1;
            await File.WriteAllBytesAsync(changed, bundle, TestContext.Current.CancellationToken);

            var sound = await terminal.RunAsync("audit", "verify-bundle", path);

            Assert.True(sound.Code == 0, sound.Output + sound.Error);
            Assert.StartsWith("SOUND  The bundle is sound", sound.Output, StringComparison.Ordinal);
            Assert.NotEqual(0, (await terminal.RunAsync("audit", "verify-bundle", changed)).Code);
            Assert.Equal(2, (await terminal.RunAsync("audit", "verify-bundle", path + ".no")).Code);
        }

        var offline = await terminal.RunAsync("audit", "verify-bundle", path);
        Directory.Delete(directory, recursive: true);
        Assert.True(offline.Code == 0, offline.Output + offline.Error);
    }

    [Fact]
    public async Task A_viewer_gets_no_bundle()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(Role.Viewer, $"/api/v1/findings/{_seed.Findings[0]}/evidence")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Role.Auditor, "/api/v1/findings/999/evidence")).Status);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(Role role, string path)
    {
        using var http = await ClientAsync(role);
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private Task<HttpClient> ClientAsync(Role role) => ClientAsync(_console, role);

    private static async Task<HttpClient> ClientAsync(TestConsole console, Role role)
    {
        var token = await console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync($"{role}", role, TestContext.Current.CancellationToken);
        var http = new HttpClient { BaseAddress = new Uri(console.App.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        return http;
    }
}
