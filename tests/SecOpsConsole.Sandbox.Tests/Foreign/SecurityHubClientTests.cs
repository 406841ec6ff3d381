using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Foreign;

/// <summary>The AWS CLI, which knows nothing of this code base, works with the sandbox's Security Hub.</summary>
public sealed class SecurityHubClientTests
{
    private const string Kms = """{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"alias/pay"}}]}""";

    [Fact]
    public async Task Macies_policy_finding_is_there_and_takes_a_status_and_a_note()
    {
        foreach (var aws in Clis())
        {
            await using var sandbox = await TestSandbox.StartAsync();
            var cli = await Cli.Async(aws, sandbox);
            await cli.RunAsync("macie2", "enable-macie");
            await cli.RunAsync("s3api", "create-bucket", "--bucket", "payroll", "--create-bucket-configuration", "LocationConstraint=eu-west-1");
            await cli.RunAsync("s3api", "put-bucket-encryption", "--bucket", "payroll", "--server-side-encryption-configuration", Kms);
            await cli.RunAsync("s3api", "delete-bucket-encryption", "--bucket", "payroll");
            var finding = Assert.Single((await cli.JsonAsync("securityhub", "get-findings"))["Findings"]!.AsArray())!;
            Assert.Equal(("NEW", null), ((string)finding["Workflow"]!["Status"]!, finding["Note"]));

            var identifier = $"Id={finding["Id"]},ProductArn={finding["ProductArn"]}";
            var unknown = "Id=nobody-knows,ProductArn=arn:aws:securityhub:eu-west-1::product/aws/macie";
            var answer = await cli.JsonAsync(
                "securityhub", "batch-update-findings", "--finding-identifiers", identifier, unknown, "--workflow", "Status=RESOLVED", "--note", "Text=Restored,UpdatedBy=Ana");

            Assert.Equal((string)finding["Id"]!, (string)Assert.Single(answer["ProcessedFindings"]!.AsArray())!["Id"]!);
            Assert.Equal("FindingNotFound", (string)Assert.Single(answer["UnprocessedFindings"]!.AsArray())!["ErrorCode"]!);
            var filter = $$"""{"Id":[{"Value":"{{finding["Id"]}}","Comparison":"EQUALS"}]}""";
            var after = Assert.Single((await cli.JsonAsync("securityhub", "get-findings", "--filters", filter))["Findings"]!.AsArray())!;
            Assert.Equal(("RESOLVED", "Restored", "Ana"), ((string)after["Workflow"]!["Status"]!, (string)after["Note"]!["Text"]!, (string)after["Note"]!["UpdatedBy"]!));
        }
    }

    [Fact]
    public async Task What_the_service_model_forbids_is_refused_by_its_code()
    {
        var aws = Clis()[0];
        await using var sandbox = await TestSandbox.StartAsync();
        var cli = await Cli.Async(aws, sandbox);
        var one = "Id=f,ProductArn=arn:aws:securityhub:eu-west-1::product/aws/macie";
        var many = Enumerable.Range(0, 101).Select(i => $"Id=f-{i},ProductArn=arn:aws:securityhub:eu-west-1::product/aws/macie").ToArray();

        Assert.Contains("InvalidInputException", await cli.FailAsync(["securityhub", "batch-update-findings", "--workflow", "Status=RESOLVED", "--finding-identifiers", .. many]), StringComparison.Ordinal);
        Assert.Contains("InvalidInputException", await cli.FailAsync("securityhub", "batch-update-findings", "--finding-identifiers", one), StringComparison.Ordinal);
        Assert.Contains("InvalidInputException", await cli.FailAsync("securityhub", "batch-update-findings", "--finding-identifiers", one, "--workflow", "Status=DONE"), StringComparison.Ordinal);
        await cli.RunAsync("securityhub", "disable-security-hub");
        Assert.Contains("InvalidAccessException", await cli.FailAsync("securityhub", "batch-update-findings", "--finding-identifiers", one, "--workflow", "Status=NEW"), StringComparison.Ordinal);
        await cli.RunAsync("securityhub", "enable-security-hub");
        Assert.Contains("hub/default", await cli.RunAsync("securityhub", "describe-hub"), StringComparison.Ordinal);
    }

    /// <summary>The golden file of the console's export: a foreign client checks it against AWS's own model, and the sandbox by the limits of the documents.</summary>
    [Fact]
    public async Task The_consoles_export_can_be_imported()
    {
        foreach (var aws in Clis())
        {
            await using var sandbox = await TestSandbox.StartAsync();
            var cli = await Cli.Async(aws, sandbox);
            var all = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "asff", "findings.json")))!.AsArray();
            var ofBuckets = await cli.ImportAsync("eu-west-1", all.Where(finding => ((string)finding!["ProductArn"]!).Contains(":eu-west-1:", StringComparison.Ordinal)));
            var ofPeople = await cli.ImportAsync("us-east-1", all.Where(finding => ((string)finding!["ProductArn"]!).Contains(":us-east-1:", StringComparison.Ordinal)));

            Assert.Equal((0, all.Count), ((int)ofBuckets["FailedCount"]! + (int)ofPeople["FailedCount"]!, (int)ofBuckets["SuccessCount"]! + (int)ofPeople["SuccessCount"]!));
            var shown = (await cli.JsonAsync("securityhub", "get-findings"))["Findings"]!.AsArray();
            Assert.Equal((int)ofBuckets["SuccessCount"]!, shown.Count);
        }
    }

    [Theory]
    [InlineData("Types", """["Anything"]""")]
    [InlineData("Title", "\"\"")]
    [InlineData("AwsAccountId", "\"444455556666\"")]
    [InlineData("ProductArn", "\"arn:aws:securityhub:eu-west-1::product/aws/macie\"")]
    [InlineData("CreatedAt", "\"yesterday\"")]
    [InlineData("Severity", "{}")]
    [InlineData("Resources", "[]")]
    public async Task One_finding_with_a_fault_is_refused_and_the_others_are_taken(string member, string value)
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var cli = await Cli.Async(Clis()[0], sandbox);
        var all = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "asff", "findings.json")))!.AsArray();
        all[0]![member] = JsonNode.Parse(value);

        var answer = await cli.ImportAsync("eu-west-1", [all[0], all[1]]);

        Assert.Equal((1, 1), ((int)answer["FailedCount"]!, (int)answer["SuccessCount"]!));
        Assert.Equal("InvalidInput", (string)answer["FailedFindings"]![0]!["ErrorCode"]!);
    }

    private static IReadOnlyList<string> Clis()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        return clis;
    }

    private sealed record Cli(string Aws, TestSandbox Sandbox, Keys Keys)
    {
        public static async Task<Cli> Async(string aws, TestSandbox sandbox) => new(aws, sandbox, (await sandbox.AsAsync("dana")).Keys);

        public async Task<string> RunAsync(params string[] arguments)
        {
            var (code, output) = await ForeignClients.AwsAsync(Aws, Sandbox, Keys, arguments);
            Assert.True(code == 0, $"the AWS CLI ended with {code}: {output}");
            return output;
        }

        public async Task<string> FailAsync(params string[] arguments)
        {
            var (code, output) = await ForeignClients.AwsAsync(Aws, Sandbox, Keys, arguments);
            Assert.NotEqual(0, code);
            return output;
        }

        public async Task<JsonNode> JsonAsync(params string[] arguments) => JsonNode.Parse(await RunAsync(arguments))!;

        public async Task<JsonNode> ImportAsync(string region, IEnumerable<JsonNode?> findings)
        {
            var file = Path.Combine(Sandbox.Directory, $"asff-{region}.json");
            await File.WriteAllTextAsync(file, new JsonArray([.. findings.Select(finding => finding!.DeepClone())]).ToJsonString());
            return await JsonAsync("--region", region, "securityhub", "batch-import-findings", "--findings", $"file://{file}");
        }
    }
}
