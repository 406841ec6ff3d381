using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace SecOpsConsole.E2E.Tests;

/// <summary>The AWS CLI as a foreign client of the sandbox, acting as one of its identities.</summary>
internal sealed class AwsCli
{
    private const string Missing = "The AWS CLI is not installed (apt-get install awscli); set AWS_CLI to use another one.";
    private readonly string _path;
    private readonly string _endpoint;
    private readonly string _accessKeyId;
    private readonly string _secretAccessKey;

    private AwsCli(string path, string endpoint, string accessKeyId, string secretAccessKey) =>
        (_path, _endpoint, _accessKeyId, _secretAccessKey) = (path, endpoint, accessKeyId, secretAccessKey);

    /// <summary>The CLI as the identity named, or a skip (a failure in CI).</summary>
    public static async Task<AwsCli> AsAsync(string identity, string endpoint)
    {
        var path = Candidates().FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), Missing);
            Assert.Skip(Missing);
        }

        using var http = new HttpClient();
        var identities = await http.GetFromJsonAsync<JsonElement>(endpoint + "/_sandbox/identities");
        var keys = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == identity);
        return new AwsCli(path, endpoint, keys.GetProperty("accessKeyId").GetString()!, keys.GetProperty("secretAccessKey").GetString()!);
    }

    /// <summary>Runs a command that must succeed; its output.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await TryAsync(arguments);
        Assert.True(code == 0, $"aws {string.Join(' ', arguments)}: exit code {code}\n{error}");
        return output;
    }

    public async Task<(int Code, string Output, string Error)> TryAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_path, ["--endpoint-url", _endpoint, "--region", "eu-west-1", "--output", "json", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AWS_ACCESS_KEY_ID"] = _accessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = _secretAccessKey;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_MAX_ATTEMPTS"] = "1";
        start.Environment.Remove("AWS_PROFILE");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error);
    }

    /// <summary>The one that was asked for, else Debian's own, else whatever PATH has.</summary>
    private static IEnumerable<string> Candidates() => Environment.GetEnvironmentVariable("AWS_CLI") is { Length: > 0 } set
        ? [set]
        : ["/usr/bin/aws", .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "aws"))];

    /// <summary>A bucket without Block Public Access: it can be exposed with one call.</summary>
    public async Task CreateOpenBucketAsync(string bucket)
    {
        await RunAsync("s3api", "create-bucket", "--bucket", bucket, "--create-bucket-configuration", "LocationConstraint=eu-west-1");
        await RunAsync("s3api", "delete-public-access-block", "--bucket", bucket);
    }

    public Task PutPolicyAsync(string bucket, string policy) => RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", policy);

    /// <summary>The live policy as S3 returns it; null when the bucket has none.</summary>
    public async Task<string?> PolicyAsync(string bucket)
    {
        var (code, output, error) = await TryAsync("s3api", "get-bucket-policy", "--bucket", bucket);
        if (code != 0 && error.Contains("NoSuchBucketPolicy", StringComparison.Ordinal))
        {
            return null;
        }

        Assert.True(code == 0, error);
        using var answer = JsonDocument.Parse(output);
        return answer.RootElement.GetProperty("Policy").GetString();
    }
}
