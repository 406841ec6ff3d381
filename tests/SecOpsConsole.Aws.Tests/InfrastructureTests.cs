using System.Text.RegularExpressions;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The role that an account gives to the console allows what the adapters declare, no more and no less.</summary>
public sealed partial class InfrastructureTests
{
    [Fact]
    public void The_CloudFormation_role_allows_exactly_what_the_adapters_declare()
    {
        Assert.Equal(IamPermissions.All.Where(action => !IsIam(action)), ActionsOf("ConsoleActions"));
        Assert.Equal(IamPermissions.All.Where(IsIam), ActionsOf("QuarantineActions"));
    }

    /// <summary>Writing inline policies is a strong right: nobody has it without having asked for it.</summary>
    [Fact]
    public void The_right_to_change_users_and_roles_is_an_operators_choice()
    {
        var template = Template();
        var parameter = template[template.IndexOf("  AllowQuarantine:", StringComparison.Ordinal)..];
        Assert.StartsWith("Default: \"false\"", parameter[parameter.IndexOf("Default:", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Matches("""- !If\s+- WithQuarantine\s+- Sid: QuarantineActions""", template);
        Assert.Equal(["iam:PutUserPolicy", "iam:PutRolePolicy", "iam:DeleteUserPolicy", "iam:DeleteRolePolicy"], ActionsOf("NeverThese"));
        Assert.Equal(IamPermissions.All.Where(action => IsIam(action) && !action.Contains(":Get", StringComparison.Ordinal) && !action.Contains(":List", StringComparison.Ordinal)),
            ActionsOf("NeverThese").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_method_of_the_gateways_declares_its_actions()
    {
        Assert.Contains("s3:PutBucketPolicy", IamPermissions.All);
        Assert.Contains("config:GetResourceConfigHistory", IamPermissions.All);
        Assert.All(
            new[] { typeof(S3BucketPolicyGateway), typeof(S3BlockPublicAccessGateway), typeof(S3ControlBlockGateway), typeof(ConfigPolicyHistory), typeof(IamPrincipalGateway), typeof(EventBridgePublisher) }
                .SelectMany(type => type.GetMethods())
                .Where(method => method.DeclaringType is { } owner && owner != typeof(object) && !method.IsSpecialName),
            method => Assert.True(
                method.IsDefined(typeof(RequiresIamAttribute), inherit: false), $"{method.DeclaringType!.Name}.{method.Name} declares no IAM action."));
    }

    [Fact]
    public void The_sandboxes_role_may_do_what_the_templates_role_may_and_nothing_more()
    {
        var identities = File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "SecOpsConsole.Sandbox", "Identities", "KnownIdentities.cs"));
        var list = identities[identities.IndexOf("RemediatorActions { get; } =", StringComparison.Ordinal)..];

        Assert.Equal(
            IamPermissions.All.Order(StringComparer.Ordinal),
            QuotedAction().Matches(list[..list.IndexOf("];", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_template_sends_the_calls_that_the_sandbox_sends_and_no_rule_loses_an_event()
    {
        var sandbox = File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "SecOpsConsole.Sandbox", "Events", "ConsoleWiring.cs"));
        var sent = System.Text.Json.JsonDocument.Parse(sandbox[sandbox.IndexOf("{\"source\":[\"aws.s3\"]", StringComparison.Ordinal)..].Split('\n')[0]).RootElement
            .GetProperty("detail").GetProperty("eventName").EnumerateArray().Select(name => name.GetString());
        var template = Template();
        var rule = template[template.IndexOf("  BucketChangesRule:", StringComparison.Ordinal)..];
        var rules = RuleName().Matches(template).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(sent.Order(StringComparer.Ordinal), CallLine().Matches(rule[..rule.IndexOf("Targets:", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Equal(5, rules.Count);
        Assert.All(rules, name => Assert.Contains($"!GetAtt {name}.Arn", template, StringComparison.Ordinal));
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

    private static bool IsIam(string action) => action.StartsWith("iam:", StringComparison.Ordinal);

    private static string Template() => File.ReadAllText(Path.Combine(RepositoryRoot(), "infra", "cloudformation", "console.yaml"));

    private static IEnumerable<string> ActionsOf(string sid)
    {
        var template = Template();
        var statement = template[template.IndexOf($"- Sid: {sid}", StringComparison.Ordinal)..];
        return ActionLine().Matches(statement[..statement.IndexOf("Resource:", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value);
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

    [GeneratedRegex(@"^  (\w+):\s*\n(?:    Condition: \w+\s*\n)?    Type: AWS::Events::Rule", RegexOptions.Multiline)]
    private static partial Regex RuleName();

    [GeneratedRegex("\"([a-z0-9]+:[A-Za-z]+)\"")]
    private static partial Regex QuotedAction();

    [GeneratedRegex(@"^            - ([A-Za-z]+)\s*$", RegexOptions.Multiline)]
    private static partial Regex CallLine();

    [GeneratedRegex(@"^\s+- ([a-z0-9]+:[A-Za-z]+)\s*$", RegexOptions.Multiline)]
    private static partial Regex ActionLine();
}
