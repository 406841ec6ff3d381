using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Tests.Foreign;

public sealed class EncryptionClientTests
{
    private const string Kms = """
        {"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms:dsse","KMSMasterKeyID":"arn:aws:kms:us-east-1:111122223333:key/1234"},"BucketKeyEnabled":false}]}
        """;

    /// <summary>A deletion leaves SSE-S3, is told by CloudTrail, and Macie finds that the key was lost.</summary>
    [Fact]
    public async Task The_AWS_CLI_encrypts_a_bucket_and_deletes_it_and_Macie_tells()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        foreach (var aws in clis)
        {
            await using var story = await Story.StartAsync();
            var keys = (await story.Sandbox.AsAsync("dana")).Keys;
            Task<string> Run(bool succeeds, params string[] arguments) => RunAsync(aws, story.Sandbox, keys, succeeds, arguments);
            Task<string> Api(string operation, params string[] more) => Run(true, ["s3api", operation, "--bucket", DemoCompany.MacieDemo, .. more]);
            await Run(true, "macie2", "enable-macie");

            await Api("put-bucket-encryption", "--server-side-encryption-configuration", Kms);
            var rule = JsonNode.Parse(await Api("get-bucket-encryption"))!["ServerSideEncryptionConfiguration"]!["Rules"]![0]!;
            Assert.Equal("aws:kms:dsse", (string)rule["ApplyServerSideEncryptionByDefault"]!["SSEAlgorithm"]!);
            await Api("delete-bucket-encryption");
            rule = JsonNode.Parse(await Api("get-bucket-encryption"))!["ServerSideEncryptionConfiguration"]!["Rules"]![0]!;
            Assert.Equal(("AES256", null, false), ((string)rule["ApplyServerSideEncryptionByDefault"]!["SSEAlgorithm"]!, (string?)rule["ApplyServerSideEncryptionByDefault"]!["KMSMasterKeyID"], (bool)rule["BucketKeyEnabled"]!));

            await Until.IsTrueAsync(() => story.Records().Any(record => (string)record["eventName"]! == "DeleteBucketEncryption") && story.Arrived("aws.macie").Count > 0);
            var put = story.Records().First(record => (string)record["eventName"]! == "PutBucketEncryption");
            Assert.Equal("aws:kms:dsse", (string)put["requestParameters"]!["ServerSideEncryptionConfiguration"]!["Rule"]!["ApplyServerSideEncryptionByDefault"]!["SSEAlgorithm"]!);
            var finding = Assert.Single(story.Arrived("aws.macie"))["detail"]!;
            Assert.Equal("Policy:IAMUser/S3BucketEncryptionDisabled", (string)finding["type"]!);
            Assert.Equal("DeleteBucketEncryption", (string)finding["policyDetails"]!["action"]!["apiCallDetails"]!["api"]!);
            Assert.Equal("AES256", (string)finding["resourcesAffected"]!["s3Bucket"]!["defaultServerSideEncryption"]!["encryptionType"]!);
        }
    }

    [Fact]
    public async Task Going_from_a_key_that_AWS_manages_to_SSE_S3_is_a_loss_and_from_one_key_to_another_is_none()
    {
        await using var story = await Story.StartAsync();
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        var keys = (await story.Sandbox.AsAsync("dana")).Keys;
        Task<string> Run(params string[] arguments) => RunAsync(clis[0], story.Sandbox, keys, true, arguments);
        Task<string> PutAsync(string rule) => Run(
            "s3api", "put-bucket-encryption", "--bucket", DemoCompany.MacieDemo, "--server-side-encryption-configuration", $$"""{"Rules":[{"ApplyServerSideEncryptionByDefault":{{rule}}}]}""");
        await Run("macie2", "enable-macie");
        await PutAsync("""{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"alias/one"}""");
        await PutAsync("""{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"alias/two"}""");
        await PutAsync("""{"SSEAlgorithm":"aws:kms"}""");
        await Until.IsTrueAsync(() => story.Records().Count(record => (string)record["eventName"]! == "PutBucketEncryption") == 3);
        Assert.Empty(story.Arrived("aws.macie"));

        await PutAsync("""{"SSEAlgorithm":"AES256"}""");
        await Until.IsTrueAsync(() => story.Arrived("aws.macie").Count == 1);
    }

    private static async Task<string> RunAsync(string aws, TestSandbox sandbox, Keys keys, bool succeeds, string[] arguments)
    {
        var (code, output) = await ForeignClients.AwsAsync(aws, sandbox, keys, ["--region", "us-east-1", .. arguments]);
        Assert.True(code == 0 == succeeds, $"the AWS CLI ended with {code}: {output}");
        return output;
    }
}
