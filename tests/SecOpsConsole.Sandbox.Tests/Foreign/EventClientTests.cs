using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Events;
using SecOpsConsole.Sandbox.Tests.Wire;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Tests.Foreign;

public sealed class EventClientTests
{
    [Fact]
    public async Task Every_answer_of_EventBridge_and_Config_fits_botocores_models()
    {
        var pythons = await ForeignClients.BotocorePythonsAsync();
        if (pythons.Count == 0)
        {
            ForeignClients.Missing("botocore");
        }

        foreach (var python in pythons)
        {
            await using var receiver = await Receiver.StartAsync();
            await using var sandbox = await DemoAsync();
            var keys = (await sandbox.AsAsync("dana")).Keys;
            var script = Path.Combine(AppContext.BaseDirectory, "Foreign", "events_conformance.py");
            var (exit, output) = await ForeignClients.RunAsync(
                python, [script, Address(sandbox), keys.Id, keys.Secret, "eu-west-1", DemoCompany.Payroll, receiver.Address.ToString()], null, sandbox.Directory);
            Assert.True(exit == 0, $"{python}\n{output}");
            var eventId = output.Split('\n').Single(line => line.StartsWith("event ", StringComparison.Ordinal))[6..].Trim();
            await Until.IsTrueAsync(() => receiver.Received.Count > 0);
            Assert.Equal(eventId, (string)Assert.Single(receiver.Received).Json["id"]!);
        }
    }

    [Fact]
    public async Task The_AWS_CLI_wires_a_webhook_and_sees_its_own_change_arrive()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        foreach (var aws in clis)
        {
            await using var receiver = await Receiver.StartAsync();
            await using var sandbox = await DemoAsync();
            await WireAndExposeAsync(aws, sandbox, receiver);
        }
    }

    private static async Task WireAndExposeAsync(string aws, TestSandbox sandbox, Receiver receiver)
    {
        var keys = (await sandbox.AsAsync("dana")).Keys;
        async Task<JsonNode?> Aws(params string[] arguments)
        {
            var (exit, output) = await ForeignClients.AwsAsync(aws, sandbox, keys, arguments);
            Assert.True(exit == 0, $"{aws} {string.Join(' ', arguments)}\n{output}");
            return output.Trim().StartsWith('{') ? JsonNode.Parse(output) : null;
        }

        var connection = await Aws(
            "events", "create-connection", "--name", "console", "--authorization-type", "API_KEY",
            "--auth-parameters", """{"ApiKeyAuthParameters":{"ApiKeyName":"X-SecOps-Key","ApiKeyValue":"from-the-cli"}}""");
        // Not as --invocation-endpoint: version 1 of the CLI would fetch an http address and send what it finds there.
        var wanted = new JsonObject
        {
            ["Name"] = "console",
            ["ConnectionArn"] = (string)connection!["ConnectionArn"]!,
            ["InvocationEndpoint"] = receiver.Address.ToString(),
            ["HttpMethod"] = "POST",
        };
        var destination = await Aws("events", "create-api-destination", "--cli-input-json", wanted.ToJsonString());
        await Aws("events", "put-rule", "--name", "s3", "--event-pattern", """{"source":["aws.s3"],"detail":{"eventName":[{"prefix":"PutBucketPol"}]}}""");
        var put = await Aws(
            "events", "put-targets", "--rule", "s3", "--targets",
            $"Id=console,Arn={(string)destination!["ApiDestinationArn"]!},RoleArn=arn:aws:iam::111122223333:role/invoke");
        Assert.Equal(0, (int)put!["FailedEntryCount"]!);
        await Aws("s3api", "delete-public-access-block", "--bucket", DemoCompany.Payroll);
        await Aws("s3api", "put-bucket-policy", "--bucket", DemoCompany.Payroll, "--policy", WeakPolicies.PublicRead(DemoCompany.Payroll));
        await Until.IsTrueAsync(() => receiver.Received.Count > 0);
        var request = Assert.Single(receiver.Received);
        Assert.Equal("from-the-cli", request.Headers["X-SecOps-Key"]);
        Assert.Equal("PutBucketPolicy", (string)request.Json["detail"]!["eventName"]!);
        Assert.Contains("aws-cli", (string)request.Json["detail"]!["userAgent"]!, StringComparison.Ordinal);
        var history = await Aws("configservice", "get-resource-config-history", "--resource-type", "AWS::S3::Bucket", "--resource-id", DemoCompany.Payroll);
        Assert.True(history!["configurationItems"]!.AsArray().Count >= 5);
    }

    private static string Address(TestSandbox sandbox) => sandbox.Endpoint.ToString().TrimEnd('/');

    private static Task<TestSandbox> DemoAsync() => TestSandbox.StartAsync(configure: options =>
    {
        DeliveryTests.Quick(options);
        options.Seed = "demo";
    });
}
