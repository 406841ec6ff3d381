using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3Control;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>Over HTTP, console and sandbox: an account loses its Block Public Access, one API call gives it back, another undoes that.</summary>
public sealed class AccountBlockStoryTests
{
    private const string Account = "111122223333";
    private const int Buckets = 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_call_closes_every_bucket_that_the_accounts_loss_laid_open()
    {
        await using var console = await TestConsole.StartAsync(
            "Development", ("Sandbox:Enabled", "true"), ("Sandbox:Port", "0"), ("Sandbox:Seed", "empty"), ("Sweep:CallsPerSecond", "200"));
        using var sandbox = new HttpClient { BaseAddress = console.App.SandboxEndpoint };
        using var paced = await sandbox.PutAsJsonAsync("/_sandbox/pace", new { cloudTrailDelayMilliseconds = 0, configDelayMilliseconds = 0 }, Ct);
        var keys = await DanaAsync(sandbox);
        using var s3 = new AmazonS3Client(keys, new AmazonS3Config { ServiceURL = sandbox.BaseAddress!.ToString(), AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
        using var control = new AmazonS3ControlClient(keys, new AmazonS3ControlConfig { ServiceURL = sandbox.BaseAddress.ToString(), AuthenticationRegion = "eu-west-1" });
        await StageAsync(console, s3, control);
        var token = (await console.App.Services.GetRequiredService<ApiTokens>().CreateByOperatorAsync("story", Role.Analyst, Ct)).Secret!;

        await control.DeletePublicAccessBlockAsync(new() { AccountId = Account }, Ct);
        await UntilAsync(async () => (await BlockAsync(console, token)).GetProperty("buckets").GetInt32(), Buckets, "the buckets are known to lie open");
        var lost = await BlockAsync(console, token);
        Assert.Equal(("bpa:none", "bpa:0101", "dana", true), (Text(lost, "state"), Text(lost, "formerState"), Text(lost, "changedBy"), lost.GetProperty("restore").GetProperty("offered").GetBoolean()));

        using var restored = await SendAsync(console, token, $"/api/v1/accounts/{Account}/restore-block", new { expectedBlock = "bpa:none", reason = "It must stay" });
        var attempt = (await restored.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("attempt").GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.Accepted, restored.StatusCode);
        await UntilAsync(() => console.ReadAsync(db => db.Findings.CountAsync(f => f.Resolution == Resolution.BlockRestored, Ct)), Buckets, "the findings are resolved");
        Assert.Equal("0101", await FlagsAsync(sandbox));
        Assert.All(await console.ReadAsync(db => db.Findings.ToListAsync(Ct)), finding => Assert.Equal("dana", finding.Actor.Name));

        using var unconfirmed = await SendAsync(console, token, $"/api/v1/attempts/{attempt}/undo", new { expectedFingerprint = "bpa:0101" });
        using var undone = await SendAsync(console, token, $"/api/v1/attempts/{attempt}/undo", new { expectedFingerprint = "bpa:0101", confirmWidening = true });
        Assert.NotEqual(HttpStatusCode.Accepted, unconfirmed.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, undone.StatusCode);
        await UntilAsync(() => console.ReadAsync(db => db.Findings.CountAsync(f => f.RemediationStatus == RemediationStatus.Undone, Ct)), Buckets, "the findings are open again");
        Assert.Null(await FlagsAsync(sandbox));
    }

    /// <summary>Public policies under the account's block, and a console that knows them so.</summary>
    private static async Task StageAsync(TestConsole console, AmazonS3Client s3, AmazonS3ControlClient control)
    {
        await control.PutPublicAccessBlockAsync(new()
        {
            AccountId = Account,
            PublicAccessBlockConfiguration = new() { BlockPublicAcls = false, IgnorePublicAcls = true, BlockPublicPolicy = false, RestrictPublicBuckets = true },
        }, Ct);
        await UntilAsync(() => console.ReadAsync(db => db.AccountBlocks.CountAsync(b => b.State == "bpa:0101", Ct)), 1, "the account's block is known");
        for (var i = 1; i <= Buckets; i++)
        {
            var bucket = $"brochure-{i}";
            await s3.PutBucketAsync(new PutBucketRequest { BucketName = bucket, BucketRegionName = "eu-west-1" }, Ct);
            await s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = bucket }, Ct);
            await s3.PutBucketPolicyAsync(new PutBucketPolicyRequest
            {
                BucketName = bucket,
                Policy = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Weak","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""",
            }, Ct);
        }
        await UntilAsync(() => console.ReadAsync(db => db.Buckets.CountAsync(b => b.Exposure == Exposure.Blocked, Ct)), Buckets, "the buckets are known as blocked");
    }

    private static async Task<BasicAWSCredentials> DanaAsync(HttpClient sandbox)
    {
        var identities = await sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var dana = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "dana");
        return new BasicAWSCredentials(dana.GetProperty("accessKeyId").GetString(), dana.GetProperty("secretAccessKey").GetString());
    }

    /// <summary>Null when the account has no configuration.</summary>
    private static async Task<string?> FlagsAsync(HttpClient sandbox)
    {
        var block = (await sandbox.GetFromJsonAsync<JsonElement>($"/_sandbox/accounts/{Account}/block", Ct)).GetProperty("effective");
        return block.ValueKind == JsonValueKind.Null ? null : string.Concat(block.EnumerateObject().Select(flag => flag.Value.GetBoolean() ? '1' : '0'));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<JsonElement> BlockAsync(TestConsole console, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/accounts/{Account}/block");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await console.Http.SendAsync(request, Ct);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestConsole console, string token, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await console.Http.SendAsync(request, Ct);
    }

    private static async Task UntilAsync(Func<Task<int>> count, int wanted, string what)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        int now;
        while ((now = await count()) != wanted)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(10), $"It never happened that {what}: {now} instead of {wanted}.");
            await Task.Delay(200, Ct);
        }
    }
}
