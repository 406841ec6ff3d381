using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class IamTests
{
    private const string NoPolicies = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:PutBucketPolicy","s3:DeleteBucketPolicy"],"Resource":"*"}]}""";
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
    private const string ByIdentity = "with an explicit deny in an identity-based policy";

    [Fact]
    public async Task A_deny_on_a_user_stops_its_next_call_and_nobody_elses()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (ivan, dana) = (await sandbox.AsAsync("ivan"), await sandbox.AsAsync("dana"));
        await ivan.CreateAsync("payroll");

        Assert.Equal(200, (await IamAsync(dana, "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"), ("PolicyDocument", NoPolicies))).Status);

        var refused = await ivan.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Contains(ByIdentity, refused.Text("Message"), StringComparison.Ordinal);
        Assert.Equal(204, (await ivan.DeleteAsync("/payroll?publicAccessBlock")).Status);
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Status);
        Assert.Equal(200, (await IamAsync(dana, "DeleteUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"))).Status);
        Assert.Equal(204, (await ivan.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Status);
    }

    [Fact]
    public async Task A_deny_on_a_role_hits_a_session_that_is_under_way()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (terraform, dana) = (await sandbox.AsAsync("terraform"), await sandbox.AsAsync("dana"));
        await terraform.CreateAsync("payroll");
        Assert.Equal(204, (await terraform.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Status);

        await IamAsync(dana, "PutRolePolicy", ("RoleName", "terraform-ci"), ("PolicyName", "Stop"), ("PolicyDocument", NoPolicies));

        Assert.Contains(ByIdentity, (await terraform.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Text("Message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deny_all_reaches_every_service_but_who_am_I()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var (ivan, dana) = (await sandbox.AsAsync("ivan"), await sandbox.AsAsync("dana"));
        await IamAsync(dana, "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"), ("PolicyDocument", Nothing));

        Assert.Equal(403, (await ivan.GetAsync("/")).Status);
        Assert.Equal("AccessDeniedException", (await ivan.JsonAsync("events", "AWSEvents.ListRules", "{}")).Code);
        Assert.Equal(403, (await IamAsync(ivan, "DeleteUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"))).Status);
        Assert.Equal(200, (await ivan.FormAsync("Action=GetCallerIdentity&Version=2011-06-15")).Status);
    }

    [Fact]
    public async Task A_deny_of_older_sessions_spares_the_newer_ones()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var console = await sandbox.AsAsync("console");
        var older = await console.RemediatorAsync("older");
        var bound = DateTime.UtcNow.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        const string Revoke = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],"Condition":{"DateLessThan":{"aws:TokenIssueTime":"TIME"}}}]}""";
        var dana = await sandbox.AsAsync("dana");

        await IamAsync(dana, "PutRolePolicy", ("RoleName", "SecOpsConsoleRemediator"), ("PolicyName", "AWSRevokeOlderSessions"), ("PolicyDocument", Revoke.Replace("TIME", bound, StringComparison.Ordinal)));
        Assert.Equal(403, (await older.GetAsync("/")).Status);

        await IamAsync(dana, "PutRolePolicy", ("RoleName", "SecOpsConsoleRemediator"), ("PolicyName", "AWSRevokeOlderSessions"), ("PolicyDocument", Revoke.Replace("TIME", "2026-01-01T00:00:00Z", StringComparison.Ordinal)));
        Assert.Equal(200, (await older.GetAsync("/")).Status);
    }

    [Theory]
    [InlineData("AWSServiceRoleForConfig")]
    [InlineData("AWSReservedSSO_SecurityEngineer_4f3e2d1c0b9a8776")]
    public async Task Roles_of_services_and_of_Identity_Center_cannot_be_changed(string role)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");

        var put = await IamAsync(dana, "PutRolePolicy", ("RoleName", role), ("PolicyName", "Stop"), ("PolicyDocument", NoPolicies));

        Assert.Equal((400, "UnmodifiableEntity"), (put.Status, put.Code));
        Assert.Equal(200, (await IamAsync(dana, "GetRole", ("RoleName", role))).Status);
        Assert.DoesNotContain((await IamAsync(dana, "ListRolePolicies", ("RoleName", role))).Xml.Descendants(), element => element.Name.LocalName == "member");
    }

    [Theory]
    [InlineData("{", "Syntax errors in policy.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[]}""", "Syntax errors in policy.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""", "Policy document should not specify a principal.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"PutBucketPolicy","Resource":"*"}]}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"payroll"}]}""", "Resource payroll must be in ARN format or \"*\".")]
    public async Task A_document_that_IAM_would_refuse_is_refused_in_its_words(string document, string message)
    {
        await using var sandbox = await TestSandbox.StartAsync();

        var put = await IamAsync(await sandbox.AsAsync("dana"), "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"), ("PolicyDocument", document));

        Assert.Equal((400, "MalformedPolicyDocument", message), (put.Status, put.Code, put.Text("Message")));
    }

    [Fact]
    public async Task IAM_is_signed_for_us_east_1_and_told_there()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var sandbox = await DeliveryTests.ConnectedAsync(receiver.Address);
        var dana = await sandbox.AsAsync("dana");
        var elsewhere = await dana.FormAsync(Form("GetUser", ("UserName", "ivan")), "iam");
        Assert.Equal((403, "SignatureDoesNotMatch"), (elsewhere.Status, elsewhere.Code));
        Assert.Equal("https://iam.amazonaws.com/doc/2010-05-08/", elsewhere.Xml.Name.NamespaceName);

        var put = await IamAsync(dana, "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "SecOpsQuarantine"), ("PolicyDocument", NoPolicies));
        await IamAsync(dana, "GetUserPolicy", ("UserName", "ivan"), ("PolicyName", "SecOpsQuarantine"));
        await IamAsync(dana, "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "SomebodyElses"), ("PolicyDocument", NoPolicies));
        await IamAsync(dana, "DeleteUserPolicy", ("UserName", "ivan"), ("PolicyName", "SecOpsQuarantine"));

        await Until.IsTrueAsync(() => receiver.Received.Count >= 2);
        var told = receiver.Received.Select(request => request.Json).ToList();
        Assert.Equal(["PutUserPolicy", "DeleteUserPolicy"], told.Select(envelope => (string)envelope["detail"]!["eventName"]!));
        var record = told[0]["detail"]!;
        Assert.Equal(("aws.iam", "us-east-1", "iam.amazonaws.com"), ((string)told[0]["source"]!, (string)told[0]["region"]!, (string)record["eventSource"]!));
        Assert.Equal(("ivan", "SecOpsQuarantine", NoPolicies), (Text(record, "userName"), Text(record, "policyName"), Text(record, "policyDocument")));
        Assert.Equal(put.Headers["x-amzn-RequestId"], (string)record["requestID"]!);
        Assert.Equal("us-east-1", (string)record["awsRegion"]!);
    }

    [Fact]
    public async Task The_remediator_changes_inline_policies_and_nobody_without_the_right_does()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var session = await (await sandbox.AsAsync("console")).RemediatorAsync();

        Assert.Equal(200, (await IamAsync(session, "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "SecOpsQuarantine"), ("PolicyDocument", NoPolicies))).Status);
        var console = await IamAsync((await sandbox.AsAsync("mallory")), "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "SecOpsQuarantine"), ("PolicyDocument", NoPolicies));
        Assert.Equal((404, "NoSuchEntity"), (console.Status, console.Code));
    }

    [Fact]
    public async Task Inline_policies_survive_a_restart_and_go_with_their_user()
    {
        var folder = Directory.CreateTempSubdirectory("secops-sandbox-").FullName;
        await using (var sandbox = await TestSandbox.StartAsync(folder))
        {
            await IamAsync(await sandbox.AsAsync("dana"), "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"), ("PolicyDocument", NoPolicies));
        }

        await using (var sandbox = await TestSandbox.StartAsync(folder))
        {
            var dana = await sandbox.AsAsync("dana");
            var read = await IamAsync(dana, "GetUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"));
            Assert.Equal(NoPolicies, Uri.UnescapeDataString(read.Text("PolicyDocument")!));
            using var deleted = await sandbox.Http.DeleteAsync("/_sandbox/principals?arn=arn:aws:iam::111122223333:user/ivan");
            Assert.Equal("NoSuchEntity", (await IamAsync(dana, "GetUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"))).Code);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_stale_read_shows_what_stood_before_the_last_change()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await IamAsync(dana, "PutUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"), ("PolicyDocument", NoPolicies));
        await sandbox.FaultAsync(new { kind = "StaleRead", operation = "GetUserPolicy", count = 1 });

        Assert.Equal("NoSuchEntity", (await IamAsync(dana, "GetUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"))).Code);
        Assert.Equal(200, (await IamAsync(dana, "GetUserPolicy", ("UserName", "ivan"), ("PolicyName", "Stop"))).Status);
    }

    private static Task<Reply> IamAsync(WireClient client, string action, params (string Name, string Value)[] fields) =>
        client.In("us-east-1").FormAsync(Form(action, fields), "iam");

    private static string Form(string action, params (string Name, string Value)[] fields) =>
        $"Action={action}&Version=2010-05-08" + string.Concat(fields.Select(field => $"&{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private static string? Text(JsonNode record, string parameter) => (string?)record["requestParameters"]![parameter];
}
