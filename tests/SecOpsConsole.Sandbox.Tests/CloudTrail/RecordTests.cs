using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.CloudTrail;

public sealed class RecordTests
{
    [Fact]
    public async Task A_record_has_the_members_of_a_real_one()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.UnblockAsync("payroll");
        var reply = await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"), ("User-Agent", "test-tool/1.0"));
        var envelope = await ArrivedAsync(receiver, "PutBucketPolicy");
        var record = envelope["detail"]!;
        var real = JsonNode.Parse(await File.ReadAllTextAsync("Fixtures/aws/cloudtrail-put-bucket-policy.json"))!;
        Assert.Equal(Members(real), Members(envelope));
        Assert.Equal(Members(real["detail"]!).Except(["sessionCredentialFromConsole"]), Members(record));
        Assert.Equal(Members(real["detail"]!["additionalEventData"]!), Members(record["additionalEventData"]!));
        Assert.Equal(Members(real["detail"]!["requestParameters"]!), Members(record["requestParameters"]!));
        Assert.Equal(reply.Headers["x-amz-request-id"], (string)record["requestID"]!);
        Assert.Equal("[test-tool/1.0]", (string)record["userAgent"]!);
        Assert.Equal("s3:GetObject", (string)record["requestParameters"]!["bucketPolicy"]!["Statement"]![0]!["Action"]!);
        Assert.Equal("", (string)record["requestParameters"]!["policy"]!);
        Assert.True(Guid.TryParse((string)record["eventID"]!, out _));
        Assert.Equal("111122223333", (string)record["recipientAccountId"]!);
        Assert.Equal("arn:aws:s3:::payroll", (string)record["resources"]![0]!["ARN"]!);
        Assert.Null(record["errorCode"]);
    }

    [Fact]
    public async Task A_refused_call_is_recorded_with_its_error()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var refused = await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        var record = (await ArrivedAsync(receiver, "PutBucketPolicy"))["detail"]!;
        Assert.Equal((refused.Code, refused.Headers["x-amz-request-id"]), ((string)record["errorCode"]!, (string)record["requestID"]!));
        Assert.Contains("BlockPublicPolicy", (string)record["errorMessage"]!, StringComparison.Ordinal);
        Assert.NotNull(record["requestParameters"]!["bucketPolicy"]);
    }

    [Theory]
    [InlineData("dana", "IAMUser", "arn:aws:iam::111122223333:user/dana")]
    [InlineData("terraform", "AssumedRole", "arn:aws:sts::111122223333:assumed-role/terraform-ci/sandbox")]
    [InlineData("root", "Root", "arn:aws:iam::111122223333:root")]
    public async Task The_identity_is_written_by_its_kind(string name, string type, string arn)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        var caller = await sandbox.AsAsync(name);
        await caller.CreateAsync("payroll");
        await caller.UnblockAsync("payroll");
        var identity = (await ArrivedAsync(receiver, "DeleteBucketPublicAccessBlock"))["detail"]!["userIdentity"]!;
        Assert.Equal((type, arn, "111122223333"), ((string)identity["type"]!, (string)identity["arn"]!, (string)identity["accountId"]!));
        Assert.Equal(type == "IAMUser" ? "dana" : null, (string?)identity["userName"]);
        var issuer = identity["sessionContext"]?["sessionIssuer"];
        Assert.Equal(type == "AssumedRole" ? "arn:aws:iam::111122223333:role/terraform-ci" : null, (string?)issuer?["arn"]);
        Assert.Equal(type == "AssumedRole" ? "false" : null, (string?)identity["sessionContext"]?["attributes"]?["mfaAuthenticated"]);
    }

    [Fact]
    public async Task A_session_of_the_console_shows_its_name()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        await (await sandbox.AsAsync("dana")).CreateAsync("payroll");
        var session = await (await sandbox.AsAsync("console")).RemediatorAsync("SecOpsConsole-7");
        await session.DeleteAsync("/payroll?policy");
        var record = (await ArrivedAsync(receiver, "DeleteBucketPolicy"))["detail"]!;
        Assert.EndsWith(":SecOpsConsole-7", (string)record["userIdentity"]!["principalId"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_from_another_account_reaches_the_owner_too_with_one_shared_id()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        await (await sandbox.AsAsync("dana")).CreateAsync("payroll");
        await (await sandbox.AsAsync("mallory")).DeleteAsync("/payroll?policy");
        var envelope = await ArrivedAsync(receiver, "DeleteBucketPolicy");
        Assert.Equal("111122223333", (string)envelope["account"]!);
        Assert.Equal("444455556666", (string)envelope["detail"]!["userIdentity"]!["accountId"]!);
        Assert.NotNull((string?)envelope["detail"]!["sharedEventID"]);
        Assert.NotNull((string?)envelope["detail"]!["errorCode"]);
    }

    [Fact]
    public async Task Reads_and_object_calls_do_not_arrive()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll/a", "1");
        await dana.GetAsync("/payroll?policy");
        await dana.UnblockAsync("payroll");
        await ArrivedAsync(receiver, "CreateBucket");
        await ArrivedAsync(receiver, "DeleteBucketPublicAccessBlock");
        var names = receiver.Received.Select(request => (string?)request.Json["detail"]!["eventName"]).OfType<string>().Order();
        Assert.Equal(["CreateBucket", "DeleteBucketPublicAccessBlock"], names);
    }

    private static Task<JsonNode> ArrivedAsync(Receiver receiver, string eventName) => Until.HasAsync(() => Task.FromResult(
        receiver.Received.Select(request => request.Json).FirstOrDefault(envelope => (string?)envelope["detail"]!["eventName"] == eventName)));

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);
}
