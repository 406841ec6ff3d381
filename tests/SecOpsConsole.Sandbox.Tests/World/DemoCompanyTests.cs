using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.S3.Policies;
using SecOpsConsole.Sandbox.Tests.Wire;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Tests.World;

public sealed class DemoCompanyTests
{
    [Fact]
    public async Task The_world_tells_its_buckets_and_two_fit_automatic_mode()
    {
        await using var sandbox = await DemoAsync();
        var world = await sandbox.ControlAsync("world");
        Assert.Equal(("111122223333", "Orchid Commerce"), ((string)world["accountId"]!, (string)world["company"]!));
        Assert.Equal(["eu-west-1", "us-east-1"], world["regions"]!.AsArray().Select(region => (string)region!));
        var buckets = world["buckets"]!.AsArray();
        Assert.True(buckets.Count >= 10);
        Assert.All(buckets, bucket => Assert.All(new[] { "name", "region", "owner", "purpose", "suggestedMode" }, name => Assert.NotEmpty((string)bucket![name]!)));
        Assert.Equal(
            ["orchid-marketing-downloads", "orchid-web-assets"],
            buckets.Where(bucket => (string)bucket!["suggestedMode"]! == "Automatic").Select(bucket => (string)bucket!["name"]!).Order());
    }

    [Fact]
    public async Task Exactly_one_bucket_is_weak_from_the_start()
    {
        await using var sandbox = await DemoAsync();
        var records = sandbox.Server.World.S3.All();
        Assert.Equal(DemoCompany.Buckets.Count, records.Count);
        var weak = records.Where(record => record.Policy is { } policy && PublicPolicy.IsPublic(policy, record));
        Assert.Equal([DemoCompany.LegacyUploads], weak.Select(record => record.Name));
        Assert.Equal(3, records.Count(record => record.PublicAccessBlock is null or { BlockPublicPolicy: false }));
    }

    [Fact]
    public async Task Every_bucket_has_a_past_that_ends_in_what_is_live()
    {
        await using var sandbox = await DemoAsync();
        foreach (var bucket in DemoCompany.Buckets)
        {
            var client = await sandbox.AsAsync("dana", bucket.Region);
            var items = await HistoryAsync(client, bucket.Name);
            Assert.True(items.Count >= 2 + bucket.Policies.Count, bucket.Name);
            var recorded = (string?)JsonNode.Parse((string)items[0]["supplementaryConfiguration"]!["BucketPolicy"]!)!["policyText"];
            Assert.Equal(sandbox.Server.World.S3.Find(bucket.Name)!.Policy, recorded);
            var oldest = DateTimeOffset.FromUnixTimeMilliseconds((long)((decimal)items[^1]["configurationItemCaptureTime"]! * 1000));
            Assert.True(oldest < DateTimeOffset.UtcNow.AddDays(-20), bucket.Name);
        }
    }

    [Fact]
    public async Task The_demo_bucket_of_Macie_has_its_five_files()
    {
        await using var sandbox = await DemoAsync();
        var objects = sandbox.Server.World.S3.Objects(DemoCompany.MacieDemo).Select(item => item.Key);
        Assert.Equal(["apikeys.txt", "credentials.txt", "employee.txt", "financial.txt", "patent.txt"], objects);
    }

    [Fact]
    public async Task The_past_makes_no_events_and_a_reset_brings_it_back()
    {
        await using var sandbox = await DemoAsync();
        var dana = await sandbox.AsAsync("dana", "us-east-1");
        await dana.DeleteAsync("/orchid-press-kit?policy");
        using var reset = await sandbox.Http.PostAsync("/_sandbox/reset", null);
        Assert.Equal(204, (int)reset.StatusCode);
        Assert.NotNull(sandbox.Server.World.S3.Find(DemoCompany.PressKit)!.Policy);
        Assert.Empty((await sandbox.ControlAsync("deliveries"))["items"]!.AsArray());
        Assert.Empty((await sandbox.ControlAsync("calls"))["items"]!.AsArray());
    }

    [Fact]
    public void The_same_seed_gives_the_same_past()
    {
        var one = new Dice("demo/payroll");
        var two = new Dice("demo/payroll");
        var other = new Dice("demo/invoices");
        var draws = Enumerable.Range(0, 20).Select(_ => (one.Between(0, 480), two.Between(0, 480), other.Between(0, 480))).ToList();
        Assert.All(draws, draw => Assert.Equal(draw.Item1, draw.Item2));
        Assert.Contains(draws, draw => draw.Item1 != draw.Item3);
    }

    private static Task<TestSandbox> DemoAsync() => TestSandbox.StartAsync(configure: options => options.Seed = "demo");

    private static async Task<List<JsonNode>> HistoryAsync(WireClient client, string bucket)
    {
        var items = new List<JsonNode>();
        string? token = null;
        do
        {
            var question = new JsonObject { ["resourceType"] = "AWS::S3::Bucket", ["resourceId"] = bucket, ["nextToken"] = token };
            var reply = await client.JsonAsync("config", "StarlingDoveService.GetResourceConfigHistory", question.ToJsonString());
            Assert.Equal(200, reply.Status);
            items.AddRange(reply.Json["configurationItems"]!.AsArray().Select(item => item!));
            token = (string?)reply.Json["nextToken"];
        }
        while (token is not null);

        return items;
    }
}
