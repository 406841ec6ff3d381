using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Api;

public sealed class PolicyCheckApiTests : IAsyncLifetime
{
    private const string Good = """{"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/web"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::orchid/*"}]}""";
    private const string Weak = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/web"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::orchid/*"},
            {
              "Sid": "Open", "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orchid/*",
              "Condition": { "StringLike": { "aws:Referer": "https://acme.example/*" } }
            }
          ]
        }
        """;

    private TestConsole _console = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _console = await TestConsole.StartAsync();
        var token = await _console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("Vic", Role.Viewer, TestContext.Current.CancellationToken);
        _http = new HttpClient { BaseAddress = new Uri(_console.App.Address) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        await PlantAsync("orchid", AutomaticMode.Automatic, BlockPublicAccess.None, Good);
        await PlantAsync("lily", AutomaticMode.Review, BlockPublicAccess.All, Good.Replace("orchid", "lily", StringComparison.Ordinal));
        await PlantAsync("fern", AutomaticMode.Automatic, BlockPublicAccess.None, Weak, seen: false);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _console.DisposeAsync();
    }

    [Fact]
    public async Task A_policy_alone_is_judged_with_reasons_lines_checks_and_repairs()
    {
        var answer = await AskAsync(new { policy = Weak, bucketAccount = "111122223333" });

        Assert.Equal(("Yes", false), (answer.GetProperty("public").GetString(), answer.GetProperty("compliant").GetBoolean()));
        var open = answer.GetProperty("statements")[1];
        Assert.Equal(("Open", "Public"), (open.GetProperty("sid").GetString(), open.GetProperty("class").GetString()));
        Assert.Equal((5, 8), (open.GetProperty("lines").GetProperty("first").GetInt32(), open.GetProperty("lines").GetProperty("last").GetInt32()));
        var ignored = Assert.Single(open.GetProperty("ignored").EnumerateArray());
        Assert.Equal("aws:Referer", ignored.GetProperty("key").GetString());
        Assert.Equal("CallerControlled", ignored.GetProperty("reason").GetString());
        Assert.Contains(answer.GetProperty("checks").EnumerateArray(), check => check.GetProperty("check").GetString() == "public-principal" && check.GetProperty("control").GetString() == "S3.2");
        var repair = answer.GetProperty("repairs")[0];
        Assert.Equal(("DropStatements", "No"), (repair.GetProperty("kind").GetString(), repair.GetProperty("public").GetString()));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("access").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("automatic").ValueKind);
    }

    [Fact]
    public async Task With_a_known_bucket_the_answer_compares_with_the_live_policy_and_says_what_automatic_mode_would_do()
    {
        var answer = await AskAsync(new { policy = Weak, bucket = "orchid" });

        Assert.Equal("Public", answer.GetProperty("exposure").GetString());
        Assert.Contains("Anyone on the internet gained s3:GetObject on all objects of orchid", answer.GetProperty("access").GetProperty("sentences")[0].GetString(), StringComparison.Ordinal);
        var automatic = answer.GetProperty("automatic");
        Assert.Equal(("Automatic", "Remediate", "RevertToBaseline"), (
            automatic.GetProperty("mode").GetString(), automatic.GetProperty("decision").GetString(), automatic.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task Behind_Block_Public_Access_the_bucket_is_blocked_and_automatic_mode_leaves_it_to_a_person()
    {
        var answer = await AskAsync(new { policy = Weak.Replace("orchid", "lily", StringComparison.Ordinal), bucket = "lily", against = "live" });

        Assert.Equal("Blocked", answer.GetProperty("exposure").GetString());
        var automatic = answer.GetProperty("automatic");
        Assert.Equal(("AwaitAnalyst", "AwaitAnalyst", true), (
            automatic.GetProperty("decision").GetString(), automatic.GetProperty("inAutomatic").GetString(), automatic.GetProperty("refusedByBlock").GetBoolean()));
    }

    [Fact]
    public async Task Without_a_baseline_automatic_mode_would_hold()
    {
        var automatic = (await AskAsync(new { policy = Weak, bucket = "fern" })).GetProperty("automatic");
        Assert.Equal(("Hold", "NoBaseline"), (automatic.GetProperty("decision").GetString(), automatic.GetProperty("holdReason").GetString()));
    }

    [Fact]
    public async Task Asking_writes_nothing()
    {
        var before = await CountsAsync();
        await AskAsync(new { policy = Weak, bucket = "orchid" });
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task A_policy_as_an_object_and_another_to_compare_with()
    {
        var answer = await AskAsync(new { policy = JsonSerializer.Deserialize<JsonElement>(Good), bucketAccount = "111122223333", against = Weak });

        Assert.True(answer.GetProperty("compliant").GetBoolean());
        var change = answer.GetProperty("access").GetProperty("changes")[0];
        Assert.Equal(("Lost", true), (change.GetProperty("kind").GetString(), change.GetProperty("concernsOutsiders").GetBoolean()));
    }

    [Fact]
    public async Task More_than_20_KB_is_judged_as_S3_would_refuse_it()
    {
        var answer = await AskAsync(new { policy = Good.Replace("role/web", "role/" + new string('w', 21_000), StringComparison.Ordinal), bucketAccount = "111122223333" });
        Assert.True(answer.GetProperty("invalid").GetBoolean());
        Assert.Contains("S3 stores at most", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"policy":"not json","bucketAccount":"111122223333"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"policy":[],"bucketAccount":"111122223333"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"policy":"\ud800","bucketAccount":"111122223333"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"policy":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"bucketAccount":"111122223333"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"policy":{},"bucketAccount":"12"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"policy":{},"bucket":"nobody-knows"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"policy":{},"bucket":"nobody-knows","bucketAccount":"111122223333","against":"live"}""", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Input_that_cannot_be_used_is_a_problem(string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri("/api/v1/policies/check", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_body_of_more_than_1_MiB_is_413()
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/policies/check", new { policy = new string(' ', 1024 * 1024 + 1) }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private async Task<JsonElement> AskAsync(object body)
    {
        using var answer = await _http.PostAsJsonAsync("/api/v1/policies/check", body, TestContext.Current.CancellationToken);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, json.ToString());
        return json;
    }

    private Task<(int, int, int, int)> CountsAsync() => _console.ReadAsync(async db => (
        await db.PolicyVersions.CountAsync(), await db.Findings.CountAsync(), await db.Attempts.CountAsync(), await db.WorkItems.CountAsync()));

    private Task PlantAsync(string name, AutomaticMode mode, BlockPublicAccess block, string live, bool seen = true) => _console.Store.WriteAsync(
        async (scope, ct) =>
        {
            var bucket = new Bucket
            {
                AccountId = "111122223333", Region = "eu-west-1", Name = name, Mode = mode, FirstSeenUtc = scope.NowUtc,
                BlockPublicAcls = block.BlockPublicAcls, IgnorePublicAcls = block.IgnorePublicAcls,
                BlockPublicPolicy = block.BlockPublicPolicy, RestrictPublicBuckets = block.RestrictPublicBuckets, AccountBlockState = BlockPublicAccess.None.State,
            };
            scope.Db.Buckets.Add(bucket);
            await scope.Db.SaveChangesAsync(ct);
            if (seen)
            {
                var version = await PolicyVersions.RecordAsync(scope, bucket, new PolicySeen(live, VersionSource.LiveRead, scope.NowUtc), ct);
                (bucket.LiveVersionId, bucket.LiveFingerprint, bucket.BaselineVersionId) = (version.Id, version.Fingerprint, version.Id);
            }

            return bucket.Id;
        },
        TestContext.Current.CancellationToken);
}
