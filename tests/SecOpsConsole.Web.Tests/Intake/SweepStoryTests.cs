using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Web.Tests.Intake;

/// <summary>The sandbox loses every event; the sweep finds what was done behind the console's back.</summary>
public sealed class SweepStoryTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_no_event_told_of_is_found_by_the_sweep()
    {
        await using var console = await TestConsole.StartAsync(
            "Development", ("Sandbox:Enabled", "true"), ("Sandbox:Port", "0"), ("Sandbox:Seed", "empty"));
        using var sandbox = new HttpClient { BaseAddress = console.App.SandboxEndpoint };
        using var dana = await ClientAsync(sandbox, console.App.SandboxEndpoint!);
        await StageAsync(dana, "by-policy", Restrictive("by-policy"));
        await StageAsync(dana, "by-block", Weak("by-block"), blocked: true);
        await StageAsync(dana, "by-acl", Restrictive("by-acl"), acls: true);
        // Inventoried with their stage, whatever their events were.
        await SweepAsync(console);
        await UntilAsync(() => console.ReadAsync(db => db.Buckets.CountAsync(b => b.ObservedUtc != null, Ct)), 3, "all buckets are known");
        await QuietAsync(console, sandbox);
        var known = await console.ReadAsync(db => db.Findings.Select(f => f.Source).ToListAsync(Ct));
        using var dropped = await sandbox.PostAsJsonAsync("/_sandbox/faults", new { kind = "DropEvent" }, Ct);
        Assert.True(dropped.IsSuccessStatusCode);

        await dana.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = "by-policy", Policy = Weak("by-policy") }, Ct);
        await dana.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = "by-block" }, Ct);
        await dana.PutBucketAclAsync(new PutBucketAclRequest { BucketName = "by-acl", ACL = S3CannedACL.PublicRead }, Ct);
        await SweepAsync(console);
        await UntilAsync(() => console.ReadAsync(db => db.Findings.CountAsync(f => f.Source == FindingSource.Sweep, Ct)), 3, "three findings by the sweep");

        Assert.DoesNotContain(FindingSource.Sweep, known);
        var found = await console.ReadAsync(db => db.Findings.Where(f => f.Source == FindingSource.Sweep).OrderBy(f => f.BucketId).ToListAsync(Ct));
        Assert.Equal([CheckIds.PublicPrincipal, CheckIds.PublicPrincipal, CheckIds.PublicAcl], found.Select(f => f.Check).Order(StringComparer.Ordinal).Reverse());
        Assert.All(found, f => Assert.Null(f.EventId));
        var run = await console.ReadAsync(db => db.SweepRuns.OrderByDescending(r => r.Id).FirstAsync(Ct));
        Assert.Equal((3, 3, 3, 3, 0), (run.Total, run.Done, run.Changed, run.Found, run.Failed));
    }

    [Fact]
    public async Task A_sweep_makes_no_more_calls_than_it_may()
    {
        const int PerSecond = 6;
        await using var console = await TestConsole.StartAsync(
            "Development", ("Sandbox:Enabled", "true"), ("Sandbox:Port", "0"), ("Sandbox:Seed", "empty"), ("Sweep:CallsPerSecond", $"{PerSecond}"));
        using var sandbox = new HttpClient { BaseAddress = console.App.SandboxEndpoint };
        using var dana = await ClientAsync(sandbox, console.App.SandboxEndpoint!);
        for (var i = 0; i < 8; i++)
        {
            await StageAsync(dana, $"bucket-{i}", Restrictive($"bucket-{i}"));
        }

        await UntilAsync(() => console.ReadAsync(db => db.Buckets.CountAsync(b => b.ObservedUtc != null, Ct)), 8, "all buckets are known");
        await QuietAsync(console, sandbox);
        var before = (await CallsAsync(sandbox)).Count;

        await SweepAsync(console);

        var calls = (await CallsAsync(sandbox)).Skip(before).Where(call => call.Caller.Contains("SecOpsConsole-read", StringComparison.Ordinal)).ToList();
        Assert.InRange(calls.Count, 8 * 4, (8 * 4) + 2);
        // The calls for one bucket come together; a second never holds more than the budget and one bucket's.
        var most = calls.Max(call => calls.Count(other => other.Time >= call.Time && other.Time < call.Time.AddSeconds(1)));
        Assert.InRange(most, 1, PerSecond + 4);
    }

    private static async Task SweepAsync(TestConsole console)
    {
        var otto = await console.ReadAsync(db => db.People.Where(p => p.Role == Role.Administrator).Select(p => p.Id).FirstAsync(Ct));
        var result = await console.App.Services.GetRequiredService<SweepDesk>().SweepNowAsync(Caller.Person(otto), Ct);
        Assert.Equal(DeskOutcome.Accepted, result.Outcome);
        await UntilAsync(() => console.ReadAsync(db => db.SweepRuns.CountAsync(r => r.Kind == SweepKind.Sweep && r.State != SweepState.Completed, Ct)), 0, "the sweep ends");
    }

    /// <summary>Nothing is on its way any more: neither an event nor a look.</summary>
    private static async Task QuietAsync(TestConsole console, HttpClient sandbox)
    {
        using var paced = await sandbox.PutAsJsonAsync("/_sandbox/pace", new { cloudTrailDelayMilliseconds = 0, configDelayMilliseconds = 0 }, Ct);
        for (var quiet = 0; quiet < 5;)
        {
            await Task.Delay(400, Ct);
            var open = (await sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/deliveries?status=Pending", Ct)).GetProperty("onTheWay").GetInt32();
            var work = await console.ReadAsync(db => db.WorkItems.CountAsync(w => w.CompletedUtc == null, Ct));
            quiet = open + work == 0 ? quiet + 1 : 0;
        }
    }

    private static async Task UntilAsync(Func<Task<int>> count, int wanted, string what)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        int now;
        while ((now = await count()) != wanted)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(10), $"It never happened that {what}: {now} instead of {wanted}.");
            await Task.Delay(100, Ct);
        }
    }

    private static async Task StageAsync(AmazonS3Client dana, string bucket, string policy, bool blocked = false, bool acls = false)
    {
        await dana.PutBucketAsync(new PutBucketRequest { BucketName = bucket, BucketRegionName = "eu-west-1" }, Ct);
        await dana.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = bucket }, Ct);
        await dana.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = bucket, Policy = policy }, Ct);
        if (acls)
        {
            await dana.PutBucketOwnershipControlsAsync(new PutBucketOwnershipControlsRequest
            {
                BucketName = bucket,
                OwnershipControls = new OwnershipControls { Rules = [new OwnershipControlsRule { ObjectOwnership = ObjectOwnership.BucketOwnerPreferred }] },
            }, Ct);
        }

        if (blocked)
        {
            await dana.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest
            {
                BucketName = bucket,
                PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true },
            }, Ct);
        }
    }

    private static async Task<AmazonS3Client> ClientAsync(HttpClient sandbox, Uri endpoint)
    {
        var identities = await sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var dana = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "dana");
        return new AmazonS3Client(
            new BasicAWSCredentials(dana.GetProperty("accessKeyId").GetString(), dana.GetProperty("secretAccessKey").GetString()),
            new AmazonS3Config { ServiceURL = endpoint.ToString(), AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
    }

    private static async Task<List<(DateTime Time, string Caller)>> CallsAsync(HttpClient sandbox)
    {
        var calls = await sandbox.GetFromJsonAsync<JsonElement>("/_sandbox/calls", Ct);
        return [.. calls.GetProperty("items").EnumerateArray().Select(call => (call.GetProperty("time").GetDateTime(), call.GetProperty("principalArn").GetString()!))];
    }

    private static string Restrictive(string bucket) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Team","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""";

    private static string Weak(string bucket) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Sid":"Weak","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""";
}
