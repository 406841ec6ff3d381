using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Macie;

public sealed class MaciePolicyTests
{
    [Fact]
    public async Task A_bucket_that_becomes_public_is_one_finding_whose_count_grows()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var macie = await MacieJobTests.EnabledAsync(sandbox);
        var dana = await sandbox.AsAsync("dana");
        await dana.UnblockAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        var first = Assert.Single(await macie.FindingsAsync("""{"type":{"eq":["Policy:IAMUser/S3BucketPublic"]}}"""));
        await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));

        var second = Assert.Single(await macie.FindingsAsync("""{"type":{"eq":["Policy:IAMUser/S3BucketPublic"]}}"""));
        Assert.Equal(((string)first["id"]!, 1L, 2L), ((string)second["id"]!, (long)first["count"]!, (long)second["count"]!));
        Assert.Equal((string)first["createdAt"]!, (string)second["createdAt"]!);
        Assert.Equal("PUBLIC", (string)second["resourcesAffected"]!["s3Bucket"]!["publicAccess"]!["effectivePermission"]!);
        Assert.EndsWith(":user/dana", (string)second["policyDetails"]!["actor"]!["userIdentity"]!["iamUser"]!["arn"]!, StringComparison.Ordinal);
        Assert.Equal("High", (string)Assert.Single(await macie.FindingsAsync("""{"type":{"eq":["Policy:IAMUser/S3BlockPublicAccessDisabled"]}}"""))["severity"]!["description"]!);
    }

    [Fact]
    public async Task A_grant_to_another_account_and_a_lost_key_are_findings_too()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var macie = await MacieJobTests.EnabledAsync(sandbox);
        var dana = await sandbox.AsAsync("dana");
        await dana.PutAsync("/payroll?policy", Documents.Statement("payroll", "Allow", """{"AWS":"arn:aws:iam::444455556666:root"}""", "s3:GetObject"));
        await dana.PutAsync("/payroll?encryption",
            "<ServerSideEncryptionConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/pay</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>");
        await dana.DeleteAsync("/payroll?encryption");

        var findings = await macie.FindingsAsync();
        Assert.Equal(
            [("Policy:IAMUser/S3BucketEncryptionDisabled", "Low"), ("Policy:IAMUser/S3BucketSharedExternally", "High")],
            findings.Select(finding => ((string)finding["type"]!, (string)finding["severity"]!["description"]!)).Order());
    }

    [Fact]
    public async Task What_happened_before_Macie_was_enabled_is_no_finding()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var dana = await sandbox.AsAsync("dana");
        await dana.CreateAsync("payroll");
        await dana.UnblockAsync("payroll");
        await dana.PutAsync("/payroll?policy", Documents.Weak("payroll"));
        var macie = new MacieClient(dana);
        await macie.AskAsync("POST", "/macie");
        Assert.Empty(await macie.FindingsAsync());
    }

    [Fact]
    public async Task The_consoles_role_may_not_disable_Macie()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var console = new MacieClient(await sandbox.AsAsync("console"));
        Assert.Equal(403, (await console.SendAsync("DELETE", "/macie")).Status);
    }
}
