using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Macie;

/// <summary>What Macie knows of a bucket, and what it knows of one that its role is kept out of.</summary>
public sealed class MacieCoverageTests
{
    private const string Refusing = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"ACTION","Resource":["arn:aws:s3:::payroll","arn:aws:s3:::payroll/*"],
        "Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/aws-service-role/macie.amazonaws.com/AWSServiceRoleForAmazonMacie"}}}]}
        """;

    [Fact]
    public async Task A_bucket_that_refuses_Macie_is_told_with_an_error_and_without_what_is_in_it()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var macie = await MacieJobTests.EnabledAsync(sandbox);
        var dana = await sandbox.AsAsync("dana");
        await dana.PutAsync("/payroll/a.txt", "card 4111 1111 1111 1111");
        var seen = await BucketAsync(macie);
        Assert.Equal((1L, "NOT_MONITORED", 50L), ((long)seen["objectCount"]!, (string)seen["automatedDiscoveryMonitoringStatus"]!, (long)seen["sensitivityScore"]!));
        Assert.Null(seen["errorCode"]);

        await PutPolicyAsync(dana, "s3:ListBucket");
        var refused = await BucketAsync(macie);
        Assert.Equal("ACCESS_DENIED", (string)refused["errorCode"]!);
        Assert.Equal(("UNKNOWN", "UNKNOWN", false), ((string)refused["jobDetails"]!["isDefinedInJob"]!, (string)refused["publicAccess"]!["effectivePermission"]!, (bool)refused["versioning"]!));
        Assert.Null(refused["objectCount"]);

        Assert.Equal(204, (await dana.DeleteAsync("/payroll?policy")).Status);
        Assert.Null((await BucketAsync(macie))["errorCode"]);
    }

    [Fact]
    public async Task A_job_cannot_read_objects_that_are_refused_to_Macie_and_says_that_it_had_errors()
    {
        await using var sandbox = await TestSandbox.StartAsync(configure: options => options.MacieObjectDelay = options.MacieJobInterval = TimeSpan.Zero);
        var macie = await MacieJobTests.EnabledAsync(sandbox);
        var dana = await sandbox.AsAsync("dana");
        await dana.PutAsync("/payroll/a.txt", "card 4111 1111 1111 1111");
        await PutPolicyAsync(dana, "s3:GetObject");
        var job = await macie.JobAsync("\"jobType\":\"ONE_TIME\"");
        await Until.HasAsync(async () => await macie.StatusAsync(job) == "COMPLETE" ? "done" : null);
        Assert.Equal("ERROR", (string)(await macie.AskAsync("GET", "/jobs/" + job))["lastRunErrorStatus"]!["code"]!);
        Assert.Empty(await macie.FindingsAsync());
    }

    private static async Task PutPolicyAsync(WireClient client, string action) =>
        Assert.Equal(204, (await client.PutAsync("/payroll?policy", Refusing.Replace("ACTION", action, StringComparison.Ordinal))).Status);

    private static async Task<JsonNode> BucketAsync(MacieClient macie) =>
        Assert.Single((await macie.AskAsync("POST", "/datasources/s3", """{"criteria":{"bucketName":{"eq":["payroll"]}}}"""))["buckets"]!.AsArray())!;
}
