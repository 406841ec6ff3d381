using System.Diagnostics;
using SecOpsConsole.Sandbox.Tests.Wire;

namespace SecOpsConsole.Sandbox.Tests.Foreign;

/// <summary>Programs that know nothing of this code base: the AWS CLI, and botocore with its service models.</summary>
internal static class ForeignClients
{
    /// <summary>Every AWS CLI there is: Debian's and the one on the PATH may be years apart.</summary>
    public static IReadOnlyList<string> AwsClis() => Found("aws");

    /// <summary>Pythons that can import botocore, or the one inside Debian's awscli.</summary>
    public static async Task<IReadOnlyList<string>> BotocorePythonsAsync()
    {
        var usable = new List<string>();
        foreach (var python in Found("python3"))
        {
            var probe = await RunAsync(python, ["-c", "try:\n import botocore.session\nexcept ImportError:\n import awscli.botocore.session"], null, null);
            if (probe.ExitCode == 0)
            {
                usable.Add(python);
            }
        }

        return usable;
    }

    /// <summary>On a build server a missing client is a failure; elsewhere the test says aloud that it did not run.</summary>
    public static void Missing(string what)
    {
        var reason = $"{what} is not installed; nothing foreign was run. Install it: apt-get install awscli.";
        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    public static Task<(int ExitCode, string Output)> AwsAsync(string aws, TestSandbox sandbox, Keys keys, params string[] arguments) =>
        RunAsync(aws, ["--endpoint-url", sandbox.Endpoint.ToString().TrimEnd('/'), "--output", "json", .. arguments], keys, sandbox.Directory);

    /// <summary>S3 Control's clients put the account before the host, a name that nothing resolves: the sandbox is their proxy then.</summary>
    public static Task<(int ExitCode, string Output)> AwsByProxyAsync(string aws, TestSandbox sandbox, Keys keys, params string[] arguments)
    {
        var endpoint = sandbox.Endpoint.ToString().TrimEnd('/');
        return RunAsync(aws, ["--endpoint-url", endpoint, "--output", "json", .. arguments], keys, sandbox.Directory, proxy: endpoint);
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IReadOnlyList<string> arguments, Keys? keys, string? directory, string? proxy = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? Path.GetTempPath(),
        };
        // No profile of the person who runs the tests may reach the foreign client.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_CONFIG_FILE"] = "/dev/null";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_REGION"] = start.Environment["AWS_DEFAULT_REGION"] = "eu-west-1";
        start.Environment["AWS_PAGER"] = "";
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        start.Environment["AWS_ACCESS_KEY_ID"] = keys?.Id ?? "";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = keys?.Secret ?? "";
        if (proxy is not null)
        {
            start.Environment["HTTP_PROXY"] = start.Environment["http_proxy"] = proxy;
            start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "";
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static List<string> Found(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin")
            .Select(folder => Path.Combine(folder, name)).Where(File.Exists)
            // /bin is /usr/bin on most systems.
            .Where(path => !path.StartsWith("/bin/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
}
