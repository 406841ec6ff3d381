using System.Diagnostics;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData("Throttle", 503, "SlowDown")]
    [InlineData("ServerError", 500, "InternalError")]
    [InlineData("AccessDenied", 403, "AccessDenied")]
    [InlineData("MalformedPolicy", 400, "MalformedPolicy")]
    public async Task A_struck_call_has_no_effect_and_only_the_planned_ones_are_struck(string kind, int status, string code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await sandbox.FaultAsync(new { kind, operation = "PutBucketPolicy", after = 1, count = 1 });
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Status);
        await dana.DeleteAsync("/payroll?policy");
        var struck = await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        Assert.Equal((status, code), (struck.Status, struck.Code));
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Status);
    }

    [Fact]
    public async Task A_throttled_JSON_or_query_call_says_so_in_its_protocol()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.FaultAsync(new { kind = "Throttle", operation = "GetCallerIdentity" });
        var reply = await (await sandbox.AsAsync("dana")).FormAsync("Action=GetCallerIdentity&Version=2011-06-15");
        Assert.Equal((400, "Throttling"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_reset_connection_had_no_effect()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await sandbox.FaultAsync(new { kind = "Reset", operation = "PutBucketPolicy" });
        await Assert.ThrowsAsync<HttpRequestException>(() => dana.PutAsync("/payroll?policy", Documents.Strict("payroll")));
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
    }

    [Fact]
    public async Task A_lost_response_had_its_effect_and_is_in_the_calls()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await sandbox.FaultAsync(new { kind = "LostResponse", operation = "PutBucketPolicy", nth = 1 });
        await Assert.ThrowsAsync<HttpRequestException>(() => dana.PutAsync("/payroll?policy", Documents.Strict("payroll")));
        Assert.Equal(200, (await dana.GetAsync("/payroll?policy")).Status);
        var calls = (await sandbox.ControlAsync("calls?operation=PutBucketPolicy"))["items"]!.AsArray();
        Assert.Equal(204, (int)Assert.Single(calls)!["status"]!);
    }

    [Fact]
    public async Task An_error_after_the_effect_is_answered_500_and_logged_as_what_it_did()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await sandbox.FaultAsync(new { kind = "ErrorAfterEffect", operation = "PutBucketPolicy", nth = 1 });
        var put = await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        Assert.Equal((500, "InternalError"), (put.Status, put.Code));
        Assert.Equal(200, (await dana.GetAsync("/payroll?policy")).Status);
        var calls = (await sandbox.ControlAsync("calls?operation=PutBucketPolicy"))["items"]!.AsArray();
        Assert.Equal(204, (int)Assert.Single(calls)!["status"]!);
    }

    [Fact]
    public async Task A_slow_answer_had_its_effect_long_before_it_came()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await sandbox.FaultAsync(new { kind = "SlowAnswer", operation = "PutBucketPolicy", milliseconds = 600_000 });
        var put = dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        while (Policy(await sandbox.ControlAsync("buckets")) is null)
        {
            Assert.False(put.IsCompleted);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(put.IsCompleted);
    }

    [Fact]
    public async Task A_late_effect_comes_after_the_connection_died()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await sandbox.FaultAsync(new { kind = "LateEffect", operation = "PutBucketPolicy", milliseconds = 500 });
        var started = Stopwatch.GetTimestamp();
        await Assert.ThrowsAsync<HttpRequestException>(() => dana.PutAsync("/payroll?policy", Documents.Strict("payroll")));
        while (Policy(await sandbox.ControlAsync("buckets")) is null)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(490), "the effect came before its time");
    }

    private static string? Policy(System.Text.Json.Nodes.JsonNode buckets) => (string?)Assert.Single(buckets["items"]!.AsArray())!["policy"];

    [Fact]
    public async Task A_stale_read_answers_what_stood_before()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        await dana.DeleteAsync("/payroll?policy");
        await sandbox.FaultAsync(new { kind = "StaleRead", operation = "GetBucketPolicy", count = 2 });
        Assert.Equal(Documents.Strict("payroll"), (await dana.GetAsync("/payroll?policy")).Body);
        Assert.Equal(Documents.Strict("payroll"), (await dana.GetAsync("/payroll?policy")).Body);
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
    }

    [Fact]
    public async Task Probability_is_replayed_by_its_seed()
    {
        var runs = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var sandbox = await TestSandbox.StartAsync();
            var dana = await sandbox.AsAsync("dana");
            await sandbox.FaultAsync(new { kind = "ServerError", operation = "ListBuckets", probability = 0.5, seed = 7 });
            var statuses = new List<int>();
            for (var call = 0; call < 20; call++)
            {
                statuses.Add((await dana.GetAsync("/")).Status);
            }

            Assert.Contains(200, statuses);
            Assert.Contains(500, statuses);
            runs.Add(string.Join(' ', statuses));
        }

        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public async Task Latency_delays_and_deleting_the_plans_ends_them()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await sandbox.FaultAsync(new { kind = "Latency", operation = "ListBuckets", milliseconds = 400 });
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(200, (await dana.GetAsync("/")).Status);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(390), "the call came back before its latency had passed");
        Assert.Equal(1, (int)(await sandbox.ControlAsync("faults"))["items"]![0]!["struck"]!);
        using var ended = await sandbox.Http.DeleteAsync("/_sandbox/faults");
        Assert.Empty((await sandbox.ControlAsync("faults"))["items"]!.AsArray());
    }
}
