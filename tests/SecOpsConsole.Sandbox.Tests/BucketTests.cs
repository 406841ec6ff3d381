using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests;

public sealed class BucketTests
{
    [Fact]
    public async Task A_bucket_can_be_made_found_listed_and_deleted()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var head = await dana.SendAsync("HEAD", "/payroll", "", []);
        Assert.Equal((200, "eu-west-1", ""), (head.Status, head.Headers["x-amz-bucket-region"], head.Body));
        Assert.Equal("eu-west-1", (await dana.GetAsync("/payroll?location")).Xml.Value);
        Assert.Equal("payroll", (await dana.GetAsync("/")).Text("Name"));
        await dana.PutAsync("/payroll/a", "1");
        Assert.Equal("BucketNotEmpty", (await dana.DeleteAsync("/payroll")).Code);
        Assert.Equal(204, (await dana.DeleteAsync("/payroll/a")).Status);
        Assert.Equal(204, (await dana.DeleteAsync("/payroll")).Status);
        var gone = await dana.SendAsync("HEAD", "/payroll", "", []);
        Assert.Equal((404, ""), (gone.Status, gone.Body));
    }

    [Fact]
    public async Task A_name_belongs_to_one_account()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        const string Body = "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>";
        Assert.Equal("BucketAlreadyOwnedByYou", (await dana.PutAsync("/payroll", Body)).Code);
        Assert.Equal("BucketAlreadyExists", (await (await sandbox.AsAsync("mallory")).PutAsync("/payroll", Body)).Code);
    }

    [Theory]
    [InlineData("eu-west-1", "", "IllegalLocationConstraintException")]
    [InlineData("eu-west-1", "eu-central-1", "IllegalLocationConstraintException")]
    [InlineData("us-east-1", "us-east-1", "InvalidLocationConstraint")]
    [InlineData("us-east-1", "", null)]
    [InlineData("us-east-1", "eu-central-1", null)]
    public async Task The_location_must_fit_the_region(string region, string constraint, string? code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = (await sandbox.AsAsync("dana")).In(region);
        var body = constraint.Length == 0 ? "" : $"<CreateBucketConfiguration><LocationConstraint>{constraint}</LocationConstraint></CreateBucketConfiguration>";
        Assert.Equal(code, (await dana.PutAsync("/payroll", body)).Code);
    }

    [Theory]
    [InlineData("Payroll")]
    [InlineData("ab")]
    [InlineData("10.0.0.1")]
    [InlineData("pay..roll")]
    public async Task A_bad_name_is_refused(string name)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal("InvalidBucketName", (await (await sandbox.AsAsync("dana")).In("us-east-1").PutAsync("/" + name)).Code);
    }

    [Fact]
    public async Task Another_region_is_told_where_the_bucket_is()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var reply = await dana.In("eu-central-1").GetAsync("/payroll?policy");
        Assert.Equal((301, "PermanentRedirect", "eu-west-1"), (reply.Status, reply.Code, reply.Headers["x-amz-bucket-region"]));
        Assert.Equal(200, (await dana.In("eu-central-1").GetAsync("/payroll?location")).Status);
    }

    [Theory]
    [InlineData("?versioning")]
    [InlineData("?lifecycle")]
    [InlineData("?list-type=1")]
    [InlineData("")]
    public async Task An_operation_it_does_not_have_is_not_implemented(string query)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        var reply = await dana.GetAsync("/payroll" + query);
        Assert.Equal((501, "NotImplemented"), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("config", "StarlingDoveService.PutConfigRule", 400, "UnknownOperationException")]
    [InlineData("dynamodb", "DynamoDB_20120810.ListTables", 400, "UnknownOperationException")]
    public async Task An_unknown_JSON_operation_is_named_as_such(string service, string target, int status, string code)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await (await sandbox.AsAsync("dana")).JsonAsync(service, target, "{}");
        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task S3_Control_is_not_taken_for_a_bucket()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var reply = await (await sandbox.AsAsync("dana")).GetAsync("/v20180820/configuration/publicAccessBlock", ("x-amz-account-id", "111122223333"));
        Assert.Equal((404, "NoSuchPublicAccessBlockConfiguration"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_fault_of_the_sandbox_itself_is_an_internal_error()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        sandbox.Server.World.AddService(new BrokenService());
        var reply = await (await sandbox.AsAsync("dana")).JsonAsync("broken", "Broken.Operate", "{}");
        Assert.Equal((500, "InternalFailure"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task An_unknown_query_action_is_invalid()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        Assert.Equal((400, "InvalidAction"), Pair(await dana.FormAsync("Action=GetSessionToken&Version=2011-06-15")));
        Assert.Equal((400, "InvalidAction"), Pair(await dana.FormAsync("Action=ListQueues&Version=2012-11-05", "sqs")));
    }

    [Fact]
    public async Task Encryption_round_trips_and_goes_back_to_the_default()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        const string Rule = "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/pay</KMSMasterKeyID></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled><BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes></Rule></ServerSideEncryptionConfiguration>";
        Assert.Equal(200, (await dana.PutAsync("/payroll?encryption", Rule)).Status);
        var read = await dana.GetAsync("/payroll?encryption");
        Assert.Equal(("aws:kms", "alias/pay", "true", "SSE-C"),
            (read.Text("SSEAlgorithm"), read.Text("KMSMasterKeyID"), read.Text("BucketKeyEnabled"), read.Text("EncryptionType")));
        Assert.Equal(204, (await dana.DeleteAsync("/payroll?encryption")).Status);
        Assert.Equal("AES256", (await dana.GetAsync("/payroll?encryption")).Text("SSEAlgorithm"));
    }

    [Fact]
    public async Task Tags_round_trip()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal("NoSuchTagSet", (await dana.GetAsync("/payroll?tagging")).Code);
        await dana.PutAsync("/payroll?tagging", "<Tagging><TagSet><Tag><Key>owner</Key><Value>ana</Value></Tag></TagSet></Tagging>");
        Assert.Equal("ana", (await dana.GetAsync("/payroll?tagging")).Text("Value"));
    }

    [Fact]
    public async Task ACLs_work_only_when_ownership_and_block_let_them()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        Assert.Equal("AccessControlListNotSupported", (await dana.PutAsync("/payroll?acl", "", ("x-amz-acl", "public-read"))).Code);
        await dana.PutAsync("/payroll?ownershipControls", "<OwnershipControls><Rule><ObjectOwnership>ObjectWriter</ObjectOwnership></Rule></OwnershipControls>");
        var blocked = await dana.PutAsync("/payroll?acl", "", ("x-amz-acl", "public-read"));
        Assert.Equal((403, "AccessDenied"), Pair(blocked));
        Assert.Contains("BlockPublicAcls", blocked.Text("Message"), StringComparison.Ordinal);
        await dana.UnblockAsync("payroll");
        Assert.Equal(200, (await dana.PutAsync("/payroll?acl", "", ("x-amz-acl", "public-read"))).Status);
        Assert.Equal("http://acs.amazonaws.com/groups/global/AllUsers", (await dana.GetAsync("/payroll?acl")).Text("URI"));
        Assert.Equal(200, (int)(await sandbox.Http.GetAsync("/payroll?list-type=2")).StatusCode);
        await dana.PutAsync("/payroll?publicAccessBlock", Documents.Block(acls: false, policy: false, restrict: false));
        Assert.Null((await dana.GetAsync("/payroll?acl")).Text("URI"));
        Assert.Equal(403, (int)(await sandbox.Http.GetAsync("/payroll?list-type=2")).StatusCode);
    }

    [Fact]
    public async Task Listings_have_prefixes_and_pages()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        foreach (var key in new[] { "a", "b/1", "b/2", "c" })
        {
            await dana.PutAsync("/payroll/" + key, key);
        }

        var first = await dana.GetAsync("/payroll?delimiter=%2F&list-type=2&max-keys=2");
        Assert.Equal(("a", "b/", "true"), (first.Text("Key"), first.Xml.Elements().Last().Value, first.Text("IsTruncated")));
        var second = await dana.GetAsync($"/payroll?continuation-token={first.Text("NextContinuationToken")}&delimiter=%2F&list-type=2");
        Assert.Equal(("c", "1", "false"), (second.Text("Key"), second.Text("KeyCount"), second.Text("IsTruncated")));
    }

    private static (int, string?) Pair(Reply reply) => (reply.Status, reply.Code);
}
