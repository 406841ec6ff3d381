using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Tests.Foreign;

public sealed class MacieClientTests
{
    [Fact]
    public async Task Every_answer_of_Macie_fits_botocores_model()
    {
        var pythons = await ForeignClients.BotocorePythonsAsync();
        if (pythons.Count == 0)
        {
            ForeignClients.Missing("botocore");
        }

        foreach (var python in pythons)
        {
            await using var sandbox = await TestSandbox.StartAsync(configure: options =>
            {
                options.Seed = "demo";
                options.MacieObjectDelay = options.MacieJobInterval = TimeSpan.Zero;
            });
            var (dana, console) = ((await sandbox.AsAsync("dana")).Keys, (await sandbox.AsAsync("console")).Keys);
            var script = Path.Combine(AppContext.BaseDirectory, "Foreign", "macie_conformance.py");
            var (exit, output) = await ForeignClients.RunAsync(python,
                [script, sandbox.Endpoint.ToString().TrimEnd('/'), dana.Id, dana.Secret, "us-east-1", DemoCompany.MacieDemo, console.Id, console.Secret], null, sandbox.Directory);
            Assert.True(exit == 0, $"{python}\n{output}");
            Assert.Contains("ok  CreateClassificationJob", output, StringComparison.Ordinal);
        }
    }

    /// <summary>The second seed's steps, by hand: enable, a daily job, findings that arrive as events.</summary>
    [Fact]
    public async Task The_AWS_CLI_enables_Macie_and_its_daily_job_finds_what_is_in_the_demo_bucket()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        foreach (var aws in clis)
        {
            await using var story = await Story.StartAsync(options => options.MacieObjectDelay = TimeSpan.Zero);
            var keys = (await story.Sandbox.AsAsync("dana")).Keys;
            Task<string> Macie(bool succeeds, params string[] arguments) => RunAsync(aws, story.Sandbox, keys, succeeds, arguments);

            Assert.Contains("Macie is not enabled", await Macie(false, "get-macie-session"), StringComparison.Ordinal);
            await Macie(true, "enable-macie");
            var created = JsonNode.Parse(await Macie(true, [.. DailyJob("demo-macie-detection-job")]))!;
            Assert.Contains("ThrottlingException", await Macie(false, [.. DailyJob("too-soon")]), StringComparison.Ordinal);
            await Until.IsTrueAsync(() => story.Arrived("aws.macie").Count == 3);
            var keysFound = story.Arrived("aws.macie").Select(envelope => (string)envelope["detail"]!["resourcesAffected"]!["s3Object"]!["key"]!);
            Assert.Equal(["credentials.txt", "employee.txt", "financial.txt"], keysFound.Order());
            Assert.All(story.Arrived("aws.macie"), envelope => Assert.DoesNotContain("4111", envelope.ToJsonString(), StringComparison.Ordinal));
            await Macie(true, "update-classification-job", "--job-id", (string)created["jobId"]!, "--job-status", "CANCELLED");
            var listed = JsonNode.Parse(await Macie(true, "list-findings"))!["findingIds"]!.AsArray();
            Assert.Equal(3, listed.Count);
        }
    }

    private static IEnumerable<string> DailyJob(string name) =>
    [
        "create-classification-job", "--name", name, "--job-type", "SCHEDULED", "--initial-run", "--schedule-frequency", """{"dailySchedule":{}}""",
        "--managed-data-identifier-selector", "ALL",
        "--s3-job-definition", $$"""{"bucketDefinitions":[{"accountId":"111122223333","buckets":["{{DemoCompany.MacieDemo}}"]}]}""",
    ];

    private static async Task<string> RunAsync(string aws, TestSandbox sandbox, Keys keys, bool succeeds, string[] arguments)
    {
        var (code, output) = await ForeignClients.AwsAsync(aws, sandbox, keys, ["--region", "us-east-1", "macie2", .. arguments]);
        Assert.True(code == 0 == succeeds, $"the AWS CLI ended with {code}: {output}");
        return output;
    }
}
