using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class AccessTests
{
    [Theory]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FSecOpsConsoleRemediator&RoleSessionName=SecOpsConsole-1")]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FSecOpsConsoleRemediator&RoleSessionName=SecOpsConsole-1&ExternalId=guess")]
    [InlineData("Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FNobodyMadeThis&RoleSessionName=SecOpsConsole-1&ExternalId=sandbox-external-id")]
    public async Task A_role_is_not_assumed_without_its_external_id(string form)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await (await sandbox.AsAsync("console")).FormAsync(form);
        Assert.Equal((403, "AccessDenied"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Nobody_but_the_console_assumes_the_remediator()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        const string Form = "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FSecOpsConsoleRemediator&RoleSessionName=SecOpsConsole-1&ExternalId=sandbox-external-id";
        foreach (var name in new[] { "dana", "terraform", "mallory" })
        {
            Assert.Equal(403, (await (await sandbox.AsAsync(name)).FormAsync(Form)).Status);
        }
    }

    [Fact]
    public async Task A_session_carries_the_roles_name_and_its_own()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var session = await (await sandbox.AsAsync("console")).RemediatorAsync("SecOpsConsole-42");
        var reply = await session.FormAsync("Action=GetCallerIdentity&Version=2011-06-15");
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/SecOpsConsoleRemediator/SecOpsConsole-42", reply.Text("Arn"));
        Assert.EndsWith(":SecOpsConsole-42", reply.Text("UserId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_remediator_may_do_what_it_lists_and_nothing_else()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll/salaries.csv", "Ana;1");
        var session = await (await sandbox.AsAsync("console")).RemediatorAsync();
        Assert.Equal(204, (await session.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Status);
        foreach (var denied in new[] { await session.GetAsync("/payroll/salaries.csv"), await session.DeleteAsync("/payroll"), await session.PutAsync("/payroll/x", "x") })
        {
            Assert.Equal((403, "AccessDenied"), (denied.Status, denied.Code));
        }
    }

    [Fact]
    public async Task The_expected_owner_must_be_the_owner()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var wrong = await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"), ("x-amz-expected-bucket-owner", "444455556666"));
        Assert.Equal((403, "AccessDenied"), (wrong.Status, wrong.Code));
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"), ("x-amz-expected-bucket-owner", "111122223333"))).Status);
    }

    [Fact]
    public async Task An_expected_owner_that_is_no_account_is_refused()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var reply = await dana.GetAsync("/payroll?acl", ("x-amz-expected-bucket-owner", "dana"));
        Assert.Equal((400, "InvalidBucketOwnerAWSAccountID"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Another_account_reads_only_what_the_policy_gives_it()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        var mallory = await sandbox.AsAsync("mallory");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll/salaries.csv", "Ana;1");
        Assert.Equal(403, (await mallory.GetAsync("/payroll/salaries.csv")).Status);
        await dana.PutAsync("/payroll?policy", Documents.Statement("payroll", "Allow", "{\"AWS\":\"444455556666\"}", "s3:GetObject"));
        Assert.Equal("Ana;1", (await mallory.GetAsync("/payroll/salaries.csv")).Body);
        Assert.Equal(403, (await mallory.PutAsync("/payroll/salaries.csv", "Mallory;9")).Status);
        Assert.Equal(403, (await mallory.GetAsync("/payroll?list-type=2")).Status);
        Assert.Equal((405, "MethodNotAllowed"), ((await mallory.GetAsync("/payroll?policy")).Status, (await mallory.PutAsync("/payroll?policy", "{}")).Code));
    }

    [Fact]
    public async Task Restricting_a_public_bucket_shuts_out_every_other_account()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        var mallory = await sandbox.AsAsync("mallory");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll/salaries.csv", "Ana;1");
        await dana.UnblockAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        Assert.Equal(200, (await mallory.GetAsync("/payroll/salaries.csv")).Status);
        await dana.PutAsync("/payroll?publicAccessBlock", Documents.Block(acls: false, ignore: false, policy: false));
        Assert.Equal(403, (await mallory.GetAsync("/payroll/salaries.csv")).Status);
        Assert.Equal(403, (int)(await sandbox.Http.GetAsync("/payroll/salaries.csv")).StatusCode);
        Assert.Equal(200, (await dana.GetAsync("/payroll/salaries.csv")).Status);
    }

    [Fact]
    public async Task A_lock_out_holds_for_everybody_but_root()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var lockOut = Documents.Statement("payroll", "Deny", "\"*\"", "s3:*BucketPolicy", onObjects: false);
        Assert.Equal(400, (await dana.PutAsync("/payroll?policy", lockOut)).Status);
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", lockOut, ("x-amz-confirm-remove-self-bucket-access", "true"))).Status);
        var denied = await dana.DeleteAsync("/payroll?policy");
        Assert.Equal((403, "AccessDenied"), (denied.Status, denied.Code));
        Assert.Contains("explicit deny in a resource-based policy", denied.Text("Message"), StringComparison.Ordinal);
        Assert.Equal(204, (await (await sandbox.AsAsync("root")).DeleteAsync("/payroll?policy")).Status);
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
    }

    [Theory]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":\"127.0.0.0/8\"}", 200)]
    [InlineData("\"IpAddress\":{\"aws:SourceIp\":\"203.0.113.0/24\"}", 403)]
    [InlineData("\"StringEquals\":{\"aws:PrincipalAccount\":\"444455556666\"}", 200)]
    [InlineData("\"StringNotEquals\":{\"aws:PrincipalAccount\":\"444455556666\"}", 403)]
    [InlineData("\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-acme123456\"}", 403)]
    [InlineData("\"StringEqualsIfExists\":{\"aws:PrincipalOrgID\":\"o-acme123456\"}", 200)]
    [InlineData("\"Null\":{\"aws:PrincipalOrgID\":\"true\"}", 200)]
    [InlineData("\"Bool\":{\"aws:SecureTransport\":\"true\"}", 200)]
    [InlineData("\"DateLessThan\":{\"aws:CurrentTime\":\"2020-01-01T00:00:00Z\"}", 403)]
    public async Task Conditions_of_a_grant_are_honoured(string condition, int status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll/salaries.csv", "Ana;1");
        await dana.UnblockAsync("payroll");
        var policy = $$"""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:Get*","Resource":"arn:aws:s3:::payroll/*","Condition":{ {{condition}} } }]}""";
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", policy)).Status);
        Assert.Equal(status, (await (await sandbox.AsAsync("mallory")).GetAsync("/payroll/salaries.csv")).Status);
    }
}
