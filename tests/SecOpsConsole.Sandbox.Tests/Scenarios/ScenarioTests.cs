using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Tests.Scenarios;

public sealed class ScenarioTests
{
    private const string Dana = "arn:aws:iam::111122223333:user/dana";
    private const string Terraform = "arn:aws:sts::111122223333:assumed-role/terraform-ci/sandbox";
    private const string Sam = "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_SecurityEngineer_4f3e2d1c0b9a8776/sam@orchid.example";
    private const string Automation = "arn:aws:sts::111122223333:assumed-role/security-automation-remediator/remediate-weak-s3-policy";

    /// <summary>Scenario, bucket, and every record that arrives: who, what, with which error.</summary>
    public static TheoryData<string, string, string[]> Stories() => new()
    {
        { "expose-bucket", DemoCompany.Payroll, [$"{Dana} DeleteBucketPublicAccessBlock", $"{Dana} PutBucketPolicy"] },
        { "expose-automatic", DemoCompany.MarketingDownloads, [$"{Dana} DeleteBucketPublicAccessBlock", $"{Dana} PutBucketPolicy"] },
        { "weak-over-weak", DemoCompany.LegacyUploads, [$"{Dana} PutBucketPolicy"] },
        { "denied-attempt", DemoCompany.Invoices, [$"{Dana} PutBucketPolicy AccessDenied"] },
        {
            "open-and-close", DemoCompany.SupportAttachments,
            [$"{Dana} DeleteBucketPublicAccessBlock", $"{Dana} PutBucketPolicy", $"{Dana} DeleteBucketPolicy", $"{Dana} PutBucketPublicAccessBlock"]
        },
        {
            "terraform-reapply", DemoCompany.DataLake,
            [$"{Terraform} DeleteBucketPublicAccessBlock", $"{Terraform} PutBucketPolicy", $"{Terraform} PutBucketPolicy", $"{Terraform} PutBucketPolicy"]
        },
        { "delete-policy", DemoCompany.Invoices, [$"{Dana} DeleteBucketPolicy"] },
        { "cross-account-grant", DemoCompany.Analytics, [$"{Terraform} PutBucketPolicy"] },
        {
            "latent-public", DemoCompany.PressKit,
            [$"{Dana} DeleteBucketPublicAccessBlock", $"{Dana} PutBucketPolicy", $"{Dana} PutBucketPublicAccessBlock", $"{Dana} DeleteBucketPublicAccessBlock"]
        },
        {
            "fixed-by-person", DemoCompany.Payroll,
            [$"{Dana} DeleteBucketPublicAccessBlock", $"{Dana} PutBucketPolicy", $"{Sam} PutBucketPolicy", $"{Sam} PutBucketPublicAccessBlock"]
        },
        {
            "state-machine-run", DemoCompany.Analytics,
            [$"{Dana} DeleteBucketPublicAccessBlock", $"{Dana} PutBucketPolicy", $"{Automation} PutBucketPolicy", $"{Automation} PutBucketPublicAccessBlock"]
        },
        { "macie-policy-finding", DemoCompany.Payroll, [$"{Dana} DeleteBucketPublicAccessBlock", $"{Dana} PutBucketPolicy"] },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story_arrives_with_who_did_what(string scenario, string bucket, string[] expected)
    {
        await using var story = await Story.StartAsync();
        await story.PlayAsync(scenario, new { count = 3, pauseMilliseconds = 100 });
        var records = await story.RecordsAsync(expected.Length);
        Assert.All(records, record => Assert.Equal(bucket, (string)record["requestParameters"]!["bucketName"]!));
        Assert.Equal(expected.Order(), records.Select(Told).Order());
    }

    [Fact]
    public async Task A_fixed_bucket_reads_back_as_before()
    {
        await using var story = await Story.StartAsync();
        var before = story.Sandbox.Server.World.S3.Find(DemoCompany.Payroll)!;
        await story.PlayAsync("fixed-by-person", new { pauseMilliseconds = 50 });
        await story.RecordsAsync(4);
        Assert.Equal(before.Policy, story.Sandbox.Server.World.S3.Find(DemoCompany.Payroll)!.Policy);
        Assert.Equal(before.PublicAccessBlock, story.Sandbox.Server.World.S3.Find(DemoCompany.Payroll)!.PublicAccessBlock);
    }

    [Fact]
    public async Task The_console_is_told_the_request_ids_that_arrive()
    {
        await using var story = await Story.StartAsync();
        var summary = await story.PlayAsync("expose-bucket");
        var records = await story.RecordsAsync(2);
        Assert.Equal(
            summary["calls"]!.AsArray().Select(call => (string)call!["requestId"]!).Order(),
            records.Select(record => (string)record["requestID"]!).Order());
    }

    [Fact]
    public async Task A_burst_opens_every_tenant_bucket_once()
    {
        await using var story = await Story.StartAsync();
        await story.PlayAsync("burst", new { count = 12, pauseMilliseconds = 50 });
        var opened = await Until.HasAsync(() => Task.FromResult(
            story.Records().Where(record => (string)record["eventName"]! == "PutBucketPolicy").ToList() is { Count: 24 } puts ? puts : null));
        var weak = opened.Where(record => (string?)record["requestParameters"]!["bucketPolicy"]!["Statement"]![0]!["Sid"] == "WeakRead");
        Assert.Equal(
            Enumerable.Range(1, 12).Select(number => $"orchid-tenant-{number:000}"),
            weak.Select(record => (string)record["requestParameters"]!["bucketName"]!).Order());
    }

    [Fact]
    public async Task Macies_sensitive_data_findings_have_the_members_of_a_real_one()
    {
        await using var story = await Story.StartAsync();
        await story.PlayAsync("macie-sensitive-data");
        await Until.IsTrueAsync(() => story.Arrived("aws.macie").Count == 3);
        var real = JsonNode.Parse(await File.ReadAllTextAsync("Fixtures/aws/macie-classification-finding.json"))!;
        Assert.All(story.Arrived("aws.macie"), envelope => AssertLike(real, envelope));
        Assert.All(story.Arrived("aws.macie"), envelope => Assert.Equal("us-east-1", (string)envelope["region"]!));
    }

    [Fact]
    public async Task Macies_policy_finding_has_the_members_of_a_real_one_and_names_the_actor()
    {
        await using var story = await Story.StartAsync();
        await story.PlayAsync("macie-policy-finding");
        await Until.IsTrueAsync(() => story.Arrived("aws.macie").Count == 1);
        var envelope = story.Arrived("aws.macie")[0];
        AssertLike(JsonNode.Parse(await File.ReadAllTextAsync("Fixtures/aws/macie-policy-finding.json"))!, envelope);
        Assert.Equal(Dana, (string)envelope["detail"]!["policyDetails"]!["actor"]!["userIdentity"]!["iamUser"]!["arn"]!);
        Assert.Equal("PUBLIC", (string)envelope["detail"]!["resourcesAffected"]!["s3Bucket"]!["publicAccess"]!["effectivePermission"]!);
    }

    [Fact]
    public async Task A_state_machine_tells_that_it_runs_and_that_it_succeeded()
    {
        await using var story = await Story.StartAsync();
        await story.PlayAsync("state-machine-run", new { pauseMilliseconds = 100 });
        await Until.IsTrueAsync(() => story.Arrived("aws.states").Count == 2);
        var details = story.Arrived("aws.states").Select(envelope => envelope["detail"]!).ToList();
        Assert.Equal(["RUNNING", "SUCCEEDED"], details.Select(detail => (string)detail["status"]!).Order());
        Assert.Single(details.Select(detail => (string)detail["executionArn"]!).Distinct());
        Assert.All(details, detail => Assert.Equal(
            DemoCompany.Analytics, (string)JsonNode.Parse((string)detail["input"]!)!["detail"]!["requestParameters"]!["bucketName"]!));
    }

    [Fact]
    public async Task Two_robots_with_terraforms_user_agent_share_the_puts_and_put_back_what_is_taken_away()
    {
        await using var story = await Story.StartAsync();
        await story.PlayAsync("bad-robot", new { count = 7, pauseMilliseconds = 10, robots = 2, userAgent = "terraform" });
        var buckets = story.Sandbox.Server.World.S3;
        await Until.IsTrueAsync(() => Weak(buckets.Find(DemoCompany.MarketingDownloads)!.Policy));
        buckets.Change(DemoCompany.MarketingDownloads, bucket => bucket with { Policy = null });
        var puts = (await story.RecordsAsync(8)).Where(record => (string)record["eventName"]! == "PutBucketPolicy").ToList();
        Assert.Equal([3, 4], puts.CountBy(record => (string)record["userIdentity"]!["arn"]!).Select(pair => pair.Value).Order());
        Assert.All(puts, record => Assert.Contains("Terraform/", (string)record["userAgent"]!, StringComparison.Ordinal));
        Assert.True(Weak(buckets.Find(DemoCompany.MarketingDownloads)!.Policy));
    }

    [Fact]
    public async Task Every_story_is_listed_with_a_title_and_a_description()
    {
        await using var story = await Story.StartAsync();
        var items = (await story.Sandbox.ControlAsync("scenarios"))["items"]!.AsArray();
        string[] expected =
        [
            "account-block-removed", "bad-robot", "burst", "cross-account-grant", "delete-policy", "denied-attempt", "expose-automatic", "expose-bucket", "fixed-by-person", "latent-public",
            "macie-policy-finding", "macie-sensitive-data", "open-and-close", "state-machine-run", "terraform-reapply", "weak-over-weak",
        ];
        Assert.Equal(expected, items.Select(item => (string)item!["name"]!));
        Assert.All(items, item => Assert.True(((string)item!["title"]!).Length > 5 && ((string)item["description"]!).Length > 20));
    }

    [Theory]
    [InlineData("no-such-story", "{}", 404)]
    [InlineData("expose-bucket", "{", 400)]
    [InlineData("expose-bucket", """{"bucket":"nobodys-bucket"}""", 400)]
    [InlineData("burst", """{"count":0}""", 400)]
    [InlineData("burst", """{"count":100000}""", 400)]
    [InlineData("expose-bucket", """{"buckets":["x"]}""", 400)]
    [InlineData("bad-robot", """{"robots":3}""", 400)]
    [InlineData("bad-robot", """{"userAgent":"curl"}""", 400)]
    public async Task A_wrong_request_makes_nothing_happen(string scenario, string body, int status)
    {
        await using var story = await Story.StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await story.Sandbox.Http.PostAsync("/_sandbox/scenarios/" + scenario, content);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Empty((await story.Sandbox.ControlAsync("calls"))["items"]!.AsArray());
    }

    private static bool Weak(string? policy) => policy?.Contains("WeakRead", StringComparison.Ordinal) == true;

    private static string Told(JsonNode record) =>
        string.Join(' ', new[] { (string)record["userIdentity"]!["arn"]!, (string)record["eventName"]!, (string?)record["errorCode"] }.OfType<string>());

    private static void AssertLike(JsonNode real, JsonNode envelope)
    {
        foreach (var path in new[] { "", "detail", "detail/resourcesAffected", "detail/resourcesAffected/s3Bucket", "detail/resourcesAffected/s3Bucket/publicAccess" })
        {
            Assert.Equal(Members(At(real, path)), Members(At(envelope, path)));
        }

        var s3Object = At(real, "detail/resourcesAffected")["s3Object"];
        Assert.Equal(s3Object is null, At(envelope, "detail/resourcesAffected")["s3Object"] is null);
    }

    private static JsonNode At(JsonNode node, string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(node, (at, name) => at[name]!);

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);
}
