using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Config;

public sealed class HistoryTests
{
    private const string Target = "StarlingDoveService.GetResourceConfigHistory";

    [Fact]
    public async Task A_change_becomes_an_item_with_the_policy_three_decodes_deep()
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.UnblockAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        var items = await ItemsAsync(dana, 3);
        Assert.Equal(["OK", "OK", "ResourceDiscovered"], items.Select(item => (string)item["configurationItemStatus"]!));
        var text = (string)JsonNode.Parse((string)items[0]["supplementaryConfiguration"]!["BucketPolicy"]!)!["policyText"]!;
        Assert.Equal("WeakRead", (string)JsonNode.Parse(text)!["Statement"]![0]!["Sid"]!);
        Assert.Null((string?)JsonNode.Parse((string)items[1]["supplementaryConfiguration"]!["BucketPolicy"]!)!["policyText"]);
        Assert.Null(items[1]["supplementaryConfiguration"]!["PublicAccessBlockConfiguration"]);
        Assert.NotNull(items[2]["supplementaryConfiguration"]!["PublicAccessBlockConfiguration"]);
        var list = JsonNode.Parse((string)JsonNode.Parse((string)items[0]["supplementaryConfiguration"]!["AccessControlList"]!)!)!;
        Assert.Equal("FullControl", (string)list["grantList"]![0]!["permission"]!);
    }

    [Fact]
    public async Task An_item_has_the_members_of_a_real_one()
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll?tagging", "<Tagging><TagSet><Tag><Key>team</Key><Value>payroll</Value></Tag></TagSet></Tagging>");
        var item = (await ItemsAsync(dana, 2))[0];
        var real = JsonNode.Parse(await File.ReadAllTextAsync("Fixtures/aws/config-history-response.json"))!["configurationItems"]![0]!;
        Assert.Equal(Members(real), Members(item));
        Assert.Equal(Members(real["supplementaryConfiguration"]!), Members(item["supplementaryConfiguration"]!));
        Assert.Equal(Members(JsonNode.Parse((string)real["configuration"]!)!), Members(JsonNode.Parse((string)item["configuration"]!)!));
        Assert.Equal("payroll", (string)item["tags"]!["team"]!);
    }

    [Fact]
    public async Task A_change_is_not_in_the_history_before_its_delay()
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: options => options.ConfigDelay = TimeSpan.FromHours(1));
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal("ResourceNotDiscoveredException", (await AskAsync(dana, new { resourceType = "AWS::S3::Bucket", resourceId = "payroll" })).Code);
    }

    [Fact]
    public async Task A_deleted_bucket_keeps_its_history_and_a_new_one_continues_it()
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await ItemsAsync(dana, 1);
        await dana.DeleteAsync("/payroll");
        var items = await ItemsAsync(dana, 2);
        Assert.Equal(("ResourceDeleted", "null"), ((string)items[0]["configurationItemStatus"]!, (string)items[0]["configuration"]!));
        Assert.Empty(items[0]["supplementaryConfiguration"]!.AsObject());
        await dana.CreateAsync("payroll");
        Assert.Equal(["ResourceDiscovered", "ResourceDeleted", "ResourceDiscovered"], (await ItemsAsync(dana, 3)).Select(item => (string)item["configurationItemStatus"]!));
    }

    [Theory]
    [InlineData("""{"resourceType":"AWS::S3::Bucket"}""", "ValidationException")]
    [InlineData("""{"resourceType":"bucket","resourceId":"payroll"}""", "ValidationException")]
    [InlineData("""{"resourceType":"AWS::S3::Bucket","resourceId":"nobody"}""", "ResourceNotDiscoveredException")]
    [InlineData("""{"resourceType":"AWS::EC2::Instance","resourceId":"payroll"}""", "ResourceNotDiscoveredException")]
    [InlineData("""{"resourceType":"AWS::S3::Bucket","resourceId":"payroll","limit":101}""", "InvalidLimitException")]
    [InlineData("""{"resourceType":"AWS::S3::Bucket","resourceId":"payroll","limit":-1}""", "InvalidLimitException")]
    [InlineData("""{"resourceType":"AWS::S3::Bucket","resourceId":"payroll","chronologicalOrder":"Sideways"}""", "ValidationException")]
    [InlineData("""{"resourceType":"AWS::S3::Bucket","resourceId":"payroll","nextToken":"made up"}""", "InvalidNextTokenException")]
    [InlineData("""{"resourceType":"AWS::S3::Bucket","resourceId":"payroll","laterTime":1,"earlierTime":2}""", "InvalidTimeRangeException")]
    [InlineData("""{"resourceType":"AWS::S3::Bucket","resourceId":5}""", "SerializationException")]
    public async Task A_wrong_question_gets_the_models_error(string body, string code)
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: DeliveryTests.Quick);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await ItemsAsync(dana, 1);
        var reply = await dana.JsonAsync("config", Target, body);
        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Weeks_of_history_come_in_short_pages_and_a_token_fits_only_its_question()
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: options => options.Seed = "demo");
        var dana = await sandbox.AsAsync("dana");
        var pages = new List<JsonNode>();
        string? token = null;
        do
        {
            var reply = await AskAsync(dana, new { resourceType = "AWS::S3::Bucket", resourceId = "orchid-payroll-exports", limit = 2, nextToken = token });
            Assert.Equal(200, reply.Status);
            pages.Add(reply.Json);
            token = (string?)reply.Json["nextToken"];
        }
        while (token is not null && pages.Count < 100);

        var items = pages.SelectMany(page => page["configurationItems"]!.AsArray()).ToList();
        Assert.Equal(6, items.Count);
        Assert.Contains(pages, page => page["configurationItems"]!.AsArray().Count == 0);
        Assert.Equal(items.Select(item => (decimal)item!["configurationItemCaptureTime"]!).OrderDescending(), items.Select(item => (decimal)item!["configurationItemCaptureTime"]!));
        var first = (string)pages[0]["nextToken"]!;
        var misused = await AskAsync(dana, new { resourceType = "AWS::S3::Bucket", resourceId = "orchid-customer-invoices", nextToken = first });
        Assert.Equal("InvalidNextTokenException", misused.Code);
    }

    [Fact]
    public async Task A_time_range_includes_the_instant_it_names()
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: options => options.Seed = "demo");
        var dana = await sandbox.AsAsync("dana");
        var forward = await AskAsync(dana, new { resourceType = "AWS::S3::Bucket", resourceId = "orchid-payroll-exports", chronologicalOrder = "Forward" });
        var first = forward.Json["configurationItems"]![0]!;
        var time = (decimal)first["configurationItemCaptureTime"]!;
        var exact = await AskAsync(dana, new { resourceType = "AWS::S3::Bucket", resourceId = "orchid-payroll-exports", earlierTime = time - 1, laterTime = time });
        Assert.Equal((string)first["configurationStateId"]!, (string)Assert.Single(exact.Json["configurationItems"]!.AsArray())!["configurationStateId"]!);
    }

    [Fact]
    public async Task A_change_is_announced_with_the_difference()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        var dana = await sandbox.AsAsync("dana");
        await ListenToConfigAsync(dana);
        await dana.CreateAsync("payroll");
        await ItemsAsync(dana, 1);
        await dana.UnblockAsync("payroll");
        await ItemsAsync(dana, 2);
        await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        var envelope = await Until.HasAsync(() => Task.FromResult(receiver.Received.Select(request => request.Json).FirstOrDefault(item =>
            item["detail"]!["configurationItemDiff"]?["changedProperties"]!["SupplementaryConfiguration.BucketPolicy"] is not null
            && (string)item["detail"]!["configurationItemDiff"]!["changeType"]! == "UPDATE")));
        var real = JsonNode.Parse(await File.ReadAllTextAsync("Fixtures/aws/config-item-change-event.json"))!;
        Assert.Equal(Members(real), Members(envelope));
        Assert.Equal(Members(real["detail"]!), Members(envelope["detail"]!));
        Assert.Equal(Members(real["detail"]!["configurationItem"]!), Members(envelope["detail"]!["configurationItem"]!));
        var change = envelope["detail"]!["configurationItemDiff"]!["changedProperties"]!["SupplementaryConfiguration.BucketPolicy"]!;
        Assert.Null(change["previousValue"]!["policyText"]);
        Assert.Contains("WeakRead", (string)change["updatedValue"]!["policyText"]!, StringComparison.Ordinal);
        Assert.IsAssignableFrom<JsonValue>(envelope["detail"]!["configurationItem"]!["supplementaryConfiguration"]!["AccessControlList"]);
    }

    /// <summary>The console does not ask for Config's events, so this test adds a rule to the API destination that is there.</summary>
    private static async Task ListenToConfigAsync(WireClient client)
    {
        var destination = await client.JsonAsync("events", "AWSEvents.DescribeApiDestination", """{"Name":"secops-console"}""");
        var rule = await client.JsonAsync("events", "AWSEvents.PutRule", """{"Name":"config","EventPattern":"{\"source\":[\"aws.config\"]}"}""");
        Assert.Equal(200, rule.Status);
        var target = new JsonObject
        {
            ["Id"] = "t", ["Arn"] = (string)destination.Json["ApiDestinationArn"]!, ["RoleArn"] = "arn:aws:iam::111122223333:role/invoke",
        };
        var targets = await client.JsonAsync(
            "events", "AWSEvents.PutTargets", new JsonObject { ["Rule"] = "config", ["Targets"] = new JsonArray(target) }.ToJsonString());
        Assert.Equal(200, targets.Status);
    }

    private static Task<IReadOnlyList<JsonNode>> ItemsAsync(WireClient client, int count) => Until.HasAsync<IReadOnlyList<JsonNode>>(async () =>
    {
        var reply = await AskAsync(client, new { resourceType = "AWS::S3::Bucket", resourceId = "payroll", limit = 100 });
        var items = reply.Status == 200 ? reply.Json["configurationItems"]!.AsArray().Select(item => item!).ToList() : [];
        return items.Count >= count ? items : null;
    });

    private static Task<Reply> AskAsync(WireClient client, object question) =>
        client.JsonAsync("config", Target, System.Text.Json.JsonSerializer.Serialize(question));

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);
}
