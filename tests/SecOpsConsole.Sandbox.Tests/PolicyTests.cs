using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class PolicyTests
{
    [Fact]
    public async Task A_new_bucket_is_blocked_enforced_encrypted_and_has_no_policy()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var block = await dana.GetAsync("/payroll?publicAccessBlock");
        Assert.Equal(["true", "true", "true", "true"], block.Xml.Elements().Select(setting => setting.Value));
        Assert.Equal("BucketOwnerEnforced", (await dana.GetAsync("/payroll?ownershipControls")).Text("ObjectOwnership"));
        Assert.Equal("AES256", (await dana.GetAsync("/payroll?encryption")).Text("SSEAlgorithm"));
        var policy = await dana.GetAsync("/payroll/?policy");
        Assert.Equal((404, "NoSuchBucketPolicy"), (policy.Status, policy.Code));
        Assert.Equal((404, "NoSuchBucketPolicy"), ((await dana.GetAsync("/payroll?policyStatus")).Status, policy.Code));
    }

    [Fact]
    public async Task Exposing_a_bucket_takes_two_calls()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll/salaries.csv", "Ana;1");
        var refused = await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        Assert.Equal((403, "AccessDenied"), (refused.Status, refused.Code));
        Assert.Equal("User: arn:aws:iam::111122223333:user/dana is not authorized to perform: s3:PutBucketPolicy on resource: \"arn:aws:s3:::payroll\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.", refused.Text("Message"));
        await dana.UnblockAsync("payroll");
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"))).Status);
        Assert.Equal("true", (await dana.GetAsync("/payroll?policyStatus")).Text("IsPublic"));
        Assert.Equal("Ana;1", await sandbox.Http.GetStringAsync("/payroll/salaries.csv"));
    }

    [Fact]
    public async Task A_policy_that_names_its_readers_passes_the_block()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal(204, (await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Status);
        Assert.Equal("false", (await dana.GetAsync("/payroll?policyStatus")).Text("IsPublic"));
    }

    [Fact]
    public async Task What_is_printed_back_is_normalised()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var put = await dana.PutAsync("/payroll?policy", """
            { "Statement": { "Effect": "Allow", "Principal": { "AWS": ["444455556666", "arn:aws:iam::111122223333:user/dana"] },
              "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::payroll/*"], "Condition": {"Bool": {"aws:SecureTransport": [true]}} } }
            """);
        Assert.Equal(204, put.Status);
        Assert.Equal(
            """{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:user/dana","arn:aws:iam::444455556666:root"]},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}""",
            (await dana.GetAsync("/payroll?policy")).Body);
    }

    [Theory]
    [InlineData("not json", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("[]", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("{}", "Missing required field Statement")]
    [InlineData("""{"Version":"2020-01-01","Statement":[]}""", "The policy must contain a valid version string")]
    [InlineData("""{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}""", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""", "Missing required field Principal")]
    [InlineData("""{"Statement":[{"Effect":"allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""", "Invalid effect: allow")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"AROAEXAMPLEDEVROLE001"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""", "Invalid principal in policy")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/*"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""", "Invalid principal in policy")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::another/*"}]}""", "Policy has invalid resource")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"ec2:RunInstances","Resource":"arn:aws:s3:::payroll/*"}]}""", "Policy has invalid action")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:ListBucket","Resource":"arn:aws:s3:::payroll/*"}]}""", "Action does not apply to any resource(s) in statement")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll"}]}""", "Action does not apply to any resource(s) in statement")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::payroll","Condition":{"StringSimilar":{"aws:userid":"x"}}}]}""", "Invalid Condition type : StringSimilar")]
    public async Task A_bad_document_is_refused_with_S3s_message(string policy, string message)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var reply = await dana.PutAsync("/payroll?policy", policy);
        Assert.Equal((400, "MalformedPolicy", message), (reply.Status, reply.Code, reply.Text("Message")));
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
    }

    [Theory]
    [InlineData(20480, 204)]
    [InlineData(20481, 400)]
    public async Task A_policy_may_have_twenty_kilobytes(int bytes, int status)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal(status, (await dana.PutAsync("/payroll?policy", Documents.Strict("payroll").PadRight(bytes))).Status);
    }

    [Fact]
    public async Task A_deleted_principal_leaves_its_id_and_cannot_be_put_back()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        using var deleted = await sandbox.Http.DeleteAsync("/_sandbox/principals?arn=arn:aws:iam::111122223333:role/payroll-export");
        Assert.Equal(200, (int)deleted.StatusCode);
        var stored = (await dana.GetAsync("/payroll?policy")).Body;
        Assert.Contains("\"AWS\":\"AROA", stored, StringComparison.Ordinal);
        Assert.Equal("MalformedPolicy", (await dana.PutAsync("/payroll?policy", stored)).Code);
        Assert.Equal("MalformedPolicy", (await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"))).Code);
    }

    [Fact]
    public async Task Deleting_a_policy_twice_succeeds_twice()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Strict("payroll"));
        Assert.Equal(204, (await dana.DeleteAsync("/payroll?policy")).Status);
        Assert.Equal(204, (await dana.DeleteAsync("/payroll?policy")).Status);
        Assert.Equal("NoSuchBucketPolicy", (await dana.GetAsync("/payroll?policy")).Code);
    }

    [Fact]
    public async Task A_write_during_another_write_of_the_same_bucket_is_aborted()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.CreateAsync("invoices");
        var s3 = sandbox.Server.World.Services.Single(service => service.SigningName == "s3");
        using (s3.Reserve(PutPolicyOf("payroll")))
        {
            foreach (var reply in new[] { await dana.PutAsync("/payroll?publicAccessBlock", Documents.Block()), await dana.DeleteAsync("/payroll?policy") })
            {
                Assert.Equal((409, "OperationAborted"), (reply.Status, reply.Code));
            }

            Assert.Equal(404, (await dana.GetAsync("/payroll?policy")).Status);
            Assert.Equal(204, (await dana.PutAsync("/invoices?policy", Documents.Strict("invoices"))).Status);
        }

        Assert.Equal(200, (await dana.PutAsync("/payroll?publicAccessBlock", Documents.Block())).Status);
    }

    /// <summary>A policy write that is under way for as long as the test holds it.</summary>
    private static AwsRequest PutPolicyOf(string bucket) => new()
    {
        Caller = Caller.Anonymous,
        Operation = "PutBucketPolicy",
        Region = "eu-west-1",
        Method = "PUT",
        Path = "/" + bucket,
        Query = new Dictionary<string, string> { ["policy"] = "" },
        Headers = new Dictionary<string, string>(),
        Body = [],
        RequestId = "",
        ExtendedRequestId = "",
        SourceIp = "",
        UserAgent = "",
        TimeUtc = default,
    };
}
