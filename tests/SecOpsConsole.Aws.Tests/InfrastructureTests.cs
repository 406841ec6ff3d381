using System.Text.RegularExpressions;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The role that an account gives to the console allows what the adapters declare, no more and no less.</summary>
public sealed partial class InfrastructureTests
{
    [Fact]
    public void The_CloudFormation_role_allows_exactly_what_the_adapters_declare()
    {
        var template = File.ReadAllText(Path.Combine(RepositoryRoot(), "infra", "cloudformation", "console.yaml"));
        var statement = template[template.IndexOf("- Sid: ConsoleActions", StringComparison.Ordinal)..];
        var granted = ActionLine().Matches(statement[..statement.IndexOf("Resource:", StringComparison.Ordinal)])
            .Select(match => match.Groups[1].Value);

        Assert.Equal(IamPermissions.All, granted);
    }

    [Fact]
    public void Every_method_of_the_gateways_declares_its_actions()
    {
        Assert.Contains("s3:PutBucketPolicy", IamPermissions.All);
        Assert.Contains("config:GetResourceConfigHistory", IamPermissions.All);
        Assert.All(
            new[] { typeof(S3BucketPolicyGateway), typeof(ConfigPolicyHistory) }
                .SelectMany(type => type.GetMethods())
                .Where(method => method.DeclaringType is { } owner && owner != typeof(object) && !method.IsSpecialName),
            method => Assert.True(
                method.IsDefined(typeof(RequiresIamAttribute), inherit: false), $"{method.DeclaringType!.Name}.{method.Name} declares no IAM action."));
    }

    [Fact]
    public void The_CloudFormation_template_passes_cfn_lint_where_it_is_installed()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var lint = folders.Select(folder => Path.Combine(folder, "cfn-lint")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(lint is null, "cfn-lint is not installed (pip install cfn-lint): the template was not linted.");

        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            lint!, [Path.Combine(RepositoryRoot(), "infra", "cloudformation", "console.yaml")]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SecOpsConsole.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("SecOpsConsole.sln was not found above the tests.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\s+- ([a-z0-9]+:[A-Za-z]+)\s*$", RegexOptions.Multiline)]
    private static partial Regex ActionLine();
}
