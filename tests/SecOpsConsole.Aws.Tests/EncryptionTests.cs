using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Sandbox;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The default encryption of a bucket through the sandbox's S3 over real HTTP, signed, with an assumed role.</summary>
public sealed class EncryptionTests : IAsyncLifetime
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    private readonly string _folder = Directory.CreateTempSubdirectory("secops-aws-").FullName;
    private SandboxServer _sandbox = null!;
    private ServiceProvider _services = null!;
    private HttpClient _http = null!;
    private BucketRef _bucket = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IBucketEncryptionGateway Gateway => _services.Encryption();

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Port = 0, DataDirectory = _folder, Seed = "demo" }, TimeProvider.System, NullLoggerFactory.Instance, Ct);
        _http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var identities = await _http.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var console = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "console");
        _services = Adapters.At(_sandbox.Endpoint.ToString(), keys: new AwsKeys(
            console.GetProperty("accessKeyId").GetString()!, console.GetProperty("secretAccessKey").GetString()!));
        _bucket = (await _services.Gateway().ListBucketsAsync(Adapters.Account, Ct)).Value!.First(bucket => bucket.Region == "eu-west-1");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_state_there_and_back_is_exactly_that_state()
    {
        string[] states =
        [
            "aws:kms", "aws:kms bucket-key", $"aws:kms {Key}", $"aws:kms {Key} bucket-key", "aws:kms alias/pay", $"aws:kms:dsse {Key}", "AES256 bucket-key",
            $"aws:kms {Key} bucket-key blocks=SSE-C", "AES256 blocks=NONE", "AES256",
        ];
        foreach (var state in states)
        {
            var written = await Gateway.WriteEncryptionAsync(_bucket, BucketEncryption.OfState(state)!, 7, Ct);
            Assert.True(written.IsOk, $"{state}: {written.Fault}");
            Assert.NotNull(written.RequestId);
            Assert.Equal(state, (await Gateway.ReadEncryptionAsync(_bucket, Ct)).Value!.State);
            Assert.Equal(state, (await _services.Gateway().ReadSettingsAsync(_bucket, Ct)).Value!.Encryption);
            Assert.Equal(state, (await _services.Gateway().ReadAccessAsync(_bucket, Ct)).Value!.Encryption);
        }
    }

    [Fact]
    public async Task Going_back_to_what_S3_does_by_itself_is_a_deletion_and_each_write_names_its_attempt()
    {
        await Gateway.WriteEncryptionAsync(_bucket, BucketEncryption.OfState($"aws:kms {Key}")!, 4711, Ct);
        await Gateway.WriteEncryptionAsync(_bucket, BucketEncryption.Default, 4712, Ct);

        foreach (var (operation, session) in new[] { ("PutBucketEncryption", "SecOpsConsole-4711"), ("DeleteBucketEncryption", "SecOpsConsole-4712") })
        {
            var calls = await _http.GetFromJsonAsync<JsonElement>("/_sandbox/calls?operation=" + operation, Ct);
            Assert.Contains(calls.GetProperty("items").EnumerateArray(), call => call.GetRawText().Contains(session, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_and_one_of_another_account_are_told_apart()
    {
        var missing = await Gateway.ReadEncryptionAsync(_bucket with { Name = "nobody-has-this" }, Ct);
        var elsewhere = await Gateway.WriteEncryptionAsync(_bucket with { AccountId = "444455556666" }, BucketEncryption.Default, 1, Ct);

        Assert.Equal((AwsFaultKind.Missing, "NoSuchBucket"), (missing.Fault!.Kind, missing.Fault.Code));
        Assert.Equal(AwsFaultKind.NotConfigured, elsewhere.Fault!.Kind);
    }

    [Theory]
    [InlineData("AccessDenied", AwsFaultKind.Denied)]
    [InlineData("Throttle", AwsFaultKind.Throttled)]
    public async Task A_refusal_keeps_its_kind_and_changes_nothing(string fault, AwsFaultKind kind)
    {
        var before = (await Gateway.ReadEncryptionAsync(_bucket, Ct)).Value;
        using var planned = await _http.PostAsJsonAsync("/_sandbox/faults", new { operation = "PutBucketEncryption", kind = fault }, Ct);
        Assert.True(planned.IsSuccessStatusCode, await planned.Content.ReadAsStringAsync(Ct));

        var written = await Gateway.WriteEncryptionAsync(_bucket, BucketEncryption.OfState("aws:kms alias/other")!, 1, Ct);

        Assert.Equal(kind, written.Fault!.Kind);
        Assert.Equal(before, (await Gateway.ReadEncryptionAsync(_bucket, Ct)).Value);
    }
}
