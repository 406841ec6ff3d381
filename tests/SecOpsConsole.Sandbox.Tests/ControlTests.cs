using System.Net.Http.Json;
using System.Text;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class ControlTests
{
    [Fact]
    public async Task Identities_have_names_arns_and_working_keys()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var items = (await sandbox.ControlAsync("identities"))["items"]!.AsArray();
        Assert.Equal(
            ["arn:aws:iam::111122223333:role/SecOpsConsole", "arn:aws:iam::111122223333:role/terraform-ci", "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:user/dana", "arn:aws:iam::111122223333:user/ivan", "arn:aws:iam::444455556666:user/mallory"],
            items.Select(item => (string)item!["arn"]!).Order(StringComparer.Ordinal));
        foreach (var name in items.Select(item => (string)item!["name"]!))
        {
            Assert.Equal(200, (await (await sandbox.AsAsync(name)).FormAsync("Action=GetCallerIdentity&Version=2011-06-15")).Status);
        }
    }

    [Fact]
    public async Task Calls_tell_who_did_what_and_how_it_ended()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var refused = await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        var put = await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        var calls = (await sandbox.ControlAsync("calls?operation=PutBucketPolicy"))["items"]!.AsArray();
        Assert.Equal([refused.Headers["x-amz-request-id"], put.Headers["x-amz-request-id"]], calls.Select(call => (string)call!["requestId"]!));
        Assert.Equal([403, 204], calls.Select(call => (int)call!["status"]!));
        Assert.All(calls, call => Assert.Equal(("arn:aws:iam::111122223333:user/dana", "payroll"), ((string)call!["principalArn"]!, (string)call["bucket"]!)));
    }

    [Fact]
    public async Task Buckets_are_told_as_they_are_past_stale_reads()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        await sandbox.FaultAsync(new { kind = "StaleRead", operation = "GetBucketPolicy" });
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
        var bucket = Assert.Single((await sandbox.ControlAsync("buckets"))["items"]!.AsArray())!;
        Assert.Equal(("payroll", "111122223333", "eu-west-1", Documents.Strict("payroll")), ((string)bucket["name"]!, (string)bucket["owner"]!, (string)bucket["region"]!, (string)bucket["policy"]!));
        Assert.True((bool)bucket["publicAccessBlock"]!["blockPublicPolicy"]!);
    }

    [Fact]
    public async Task A_reset_forgets_the_world_and_keeps_the_identities()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll/a", "1");
        await sandbox.FaultAsync(new { kind = "Throttle", operation = "GetBucketPolicy" });
        using var reset = await sandbox.Http.PostAsync("/_sandbox/reset", null);
        Assert.Equal(204, (int)reset.StatusCode);
        Assert.Equal("NoSuchBucket", (await dana.GetAsync("/payroll?policy")).Code);
        await dana.CreateAsync("payroll");
        Assert.Equal("NoSuchKey", (await dana.GetAsync("/payroll/a")).Code);
    }

    [Theory]
    [InlineData("{\"kind\":\"Meteor\"}")]
    [InlineData("{\"kind\":\"Throttle\",\"nth\":0}")]
    [InlineData("{\"kind\":\"Latency\"}")]
    [InlineData("{\"kind\":\"SlowAnswer\"}")]
    [InlineData("{\"kind\":\"LateEffect\"}")]
    [InlineData("{\"kind\":\"Throttle\",\"operatoin\":\"PutBucketPolicy\"}")]
    [InlineData("{")]
    [InlineData("[1]")]
    public async Task A_fault_plan_that_means_nothing_is_refused(string plan)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var response = await sandbox.Http.PostAsync("/_sandbox/faults", new StringContent(plan, Encoding.UTF8, "application/json"));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Empty((await sandbox.ControlAsync("faults"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Host", "sandbox.evil.example")]
    public async Task A_web_page_cannot_steer_the_sandbox(string header, string value)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await (await sandbox.AsAsync("dana")).CreateAsync("payroll");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_sandbox/reset");
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await sandbox.Http.SendAsync(request);
        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal(200, (await (await sandbox.AsAsync("dana")).SendAsync("HEAD", "/payroll", "", [])).Status);
    }

    [Fact]
    public async Task A_control_path_that_is_not_there_is_not_taken_for_a_bucket()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        using var response = await sandbox.Http.GetAsync("/_sandbox/nothing-here");
        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }
}
