using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Foreign;

public sealed class ForeignClientTests
{
    [Fact]
    public async Task Every_answer_fits_the_models_that_botocore_carries()
    {
        var pythons = await ForeignClients.BotocorePythonsAsync();
        if (pythons.Count == 0)
        {
            ForeignClients.Missing("botocore");
        }

        await using var sandbox = await TestSandbox.StartAsync();
        var (dana, console, ivan) = ((await sandbox.AsAsync("dana")).Keys, (await sandbox.AsAsync("console")).Keys, (await sandbox.AsAsync("ivan")).Keys);
        var script = Path.Combine(AppContext.BaseDirectory, "Foreign", "conformance.py");
        for (var i = 0; i < pythons.Count; i++)
        {
            var (exit, output) = await ForeignClients.RunAsync(pythons[i],
                [script, sandbox.Endpoint.ToString().TrimEnd('/'), dana.Id, dana.Secret, "eu-west-1", $"payroll-{i}", console.Id, console.Secret, ivan.Id, ivan.Secret], null, sandbox.Directory);
            Assert.True(exit == 0, $"{pythons[i]}\n{output}");
            Assert.Contains("ok  AssumeRole", output, StringComparison.Ordinal);
            Assert.Contains("ok  PutUserPolicy", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_AWS_CLI_exposes_a_bucket_and_closes_it_again()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        foreach (var aws in clis)
        {
            await using var sandbox = await TestSandbox.StartAsync();
            await ExposeAndCloseAsync(aws, sandbox, (await sandbox.AsAsync("dana")).Keys);
        }
    }

    [Fact]
    public async Task The_AWS_CLI_moves_files_through_its_high_level_commands()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        foreach (var aws in clis)
        {
            await using var sandbox = await TestSandbox.StartAsync();
            var keys = (await sandbox.AsAsync("dana")).Keys;
            var file = Path.Combine(sandbox.Directory, "up.bin");
            await File.WriteAllBytesAsync(file, [.. Enumerable.Range(0, 1_000_000).Select(i => (byte)i)]);
            await ExpectAsync(true, ForeignClients.AwsAsync(aws, sandbox, keys, "s3", "mb", "s3://payroll"));
            await ExpectAsync(true, ForeignClients.AwsAsync(aws, sandbox, keys, "s3", "cp", file, "s3://payroll/in/up.bin"));
            await ExpectAsync(true, ForeignClients.AwsAsync(aws, sandbox, keys, "s3", "cp", "s3://payroll/in/up.bin", file + ".back"));
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(file + ".back"));
            Assert.Contains("up.bin", await ExpectAsync(true, ForeignClients.AwsAsync(aws, sandbox, keys, "s3", "ls", "s3://payroll/in/")), StringComparison.Ordinal);
            await ExpectAsync(true, ForeignClients.AwsAsync(aws, sandbox, keys, "s3", "rb", "s3://payroll", "--force"));
        }
    }

    [Fact]
    public async Task The_AWS_CLI_quarantines_a_user_and_releases_it()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        foreach (var aws in clis)
        {
            await using var sandbox = await TestSandbox.StartAsync();
            var (dana, ivan) = ((await sandbox.AsAsync("dana")).Keys, await sandbox.AsAsync("ivan"));
            await ivan.CreateAsync("payroll");
            const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:PutBucketPolicy","Resource":"*"}]}""";
            Task<string> Iam(bool succeeds, params string[] arguments) =>
                ExpectAsync(succeeds, ForeignClients.AwsAsync(aws, sandbox, dana, ["--region", "us-east-1", "iam", .. arguments]));
            await Iam(true, "put-user-policy", "--user-name", "ivan", "--policy-name", "SecOpsQuarantine", "--policy-document", Deny);
            Assert.Contains("SecOpsQuarantine", await Iam(true, "list-user-policies", "--user-name", "ivan"), StringComparison.Ordinal);
            var refused = await ExpectAsync(false, ForeignClients.AwsAsync(
                aws, sandbox, ivan.Keys, "s3api", "put-bucket-policy", "--bucket", "payroll", "--policy", Documents.Strict("payroll")));
            Assert.Contains("with an explicit deny in an identity-based policy", refused, StringComparison.Ordinal);
            await Iam(true, "delete-user-policy", "--user-name", "ivan", "--policy-name", "SecOpsQuarantine");
            await ExpectAsync(true, ForeignClients.AwsAsync(
                aws, sandbox, ivan.Keys, "s3api", "put-bucket-policy", "--bucket", "payroll", "--policy", Documents.Strict("payroll")));
            Assert.Contains("UnmodifiableEntity", await Iam(
                false, "put-role-policy", "--role-name", "AWSServiceRoleForConfig", "--policy-name", "SecOpsQuarantine", "--policy-document", Deny), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_AWS_CLI_sets_reads_and_removes_the_block_of_an_account()
    {
        var clis = ForeignClients.AwsClis();
        if (clis.Count == 0)
        {
            ForeignClients.Missing("The AWS CLI");
        }

        foreach (var aws in clis)
        {
            await using var sandbox = await TestSandbox.StartAsync();
            var keys = (await sandbox.AsAsync("dana")).Keys;
            Task<string> Control(bool succeeds, string command, params string[] arguments) => ExpectAsync(
                succeeds, ForeignClients.AwsByProxyAsync(aws, sandbox, keys, ["s3control", command, "--account-id", "111122223333", .. arguments]));
            Assert.Contains("NoSuchPublicAccessBlockConfiguration", await Control(false, "get-public-access-block"), StringComparison.Ordinal);
            await Control(true, "put-public-access-block", "--public-access-block-configuration", "BlockPublicAcls=false,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=true");
            var read = JsonNode.Parse(await Control(true, "get-public-access-block"))!["PublicAccessBlockConfiguration"]!;
            Assert.Equal((false, true, false, true), ((bool)read["BlockPublicAcls"]!, (bool)read["IgnorePublicAcls"]!, (bool)read["BlockPublicPolicy"]!, (bool)read["RestrictPublicBuckets"]!));
            await Control(true, "delete-public-access-block");
            Assert.Contains("NoSuchPublicAccessBlockConfiguration", await Control(false, "get-public-access-block"), StringComparison.Ordinal);
            using var managed = await sandbox.Http.PutAsJsonAsync("/_sandbox/accounts/111122223333/organization-block", new { on = true });
            Assert.Contains("AccessDenied", await Control(false, "delete-public-access-block"), StringComparison.Ordinal);
            Assert.True((bool)JsonNode.Parse(await Control(true, "get-public-access-block"))!["PublicAccessBlockConfiguration"]!["BlockPublicPolicy"]!);
        }
    }

    private static async Task ExposeAndCloseAsync(string aws, TestSandbox sandbox, Keys keys)
    {
        Task<string> Api(bool succeeds, params string[] arguments) => ExpectAsync(succeeds, ForeignClients.AwsAsync(aws, sandbox, keys, ["s3api", .. arguments]));
        var weak = Documents.Weak("payroll");
        await Api(true, "create-bucket", "--bucket", "payroll", "--create-bucket-configuration", "LocationConstraint=eu-west-1");
        Assert.Contains("AccessDenied", await Api(false, "put-bucket-policy", "--bucket", "payroll", "--policy", weak), StringComparison.Ordinal);
        await Api(true, "delete-public-access-block", "--bucket", "payroll");
        await Api(true, "put-bucket-policy", "--bucket", "payroll", "--policy", weak);
        var status = JsonNode.Parse(await Api(true, "get-bucket-policy-status", "--bucket", "payroll"))!;
        Assert.True((bool)status["PolicyStatus"]!["IsPublic"]!);
        var read = JsonNode.Parse(await Api(true, "get-bucket-policy", "--bucket", "payroll"))!;
        Assert.Equal(weak, (string)read["Policy"]!);
        await Api(true, "delete-bucket-policy", "--bucket", "payroll");
        Assert.Contains("NoSuchBucketPolicy", await Api(false, "get-bucket-policy", "--bucket", "payroll"), StringComparison.Ordinal);
        await Api(true, "put-public-access-block", "--bucket", "payroll", "--public-access-block-configuration", "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true");
        var calls = (await sandbox.ControlAsync("calls?operation=PutBucketPolicy"))["items"]!.AsArray();
        Assert.Equal([403, 204], calls.Select(call => (int)call!["status"]!));
    }

    private static async Task<string> ExpectAsync(bool succeeds, Task<(int ExitCode, string Output)> run)
    {
        var (code, output) = await run;
        // Version 1 ends with 255 on a refusal, version 2 with 254.
        Assert.True(code == 0 == succeeds, $"the AWS CLI ended with {code}: {output}");
        return output;
    }
}
