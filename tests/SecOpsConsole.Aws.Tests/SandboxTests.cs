using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Sandbox;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The adapters talk to the sandbox over real HTTP, signed, with an assumed role.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Sid":"Web","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("secops-aws-").FullName;
    private SandboxServer _sandbox = null!;
    private AmazonS3Client _dana = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Endpoint => _sandbox.Endpoint.ToString();

    private BucketRef Payroll => Adapters.Payroll;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Port = 0, DataDirectory = _folder, Seed = "empty" }, TimeProvider.System, NullLoggerFactory.Instance, Ct);
        var dana = await KeysAsync("dana");
        _dana = new AmazonS3Client(
            new BasicAWSCredentials(dana.AccessKeyId, dana.SecretAccessKey),
            new AmazonS3Config { ServiceURL = Endpoint, AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
        await _dana.PutBucketAsync(new PutBucketRequest { BucketName = "payroll", BucketRegionName = "eu-west-1" }, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        _dana.Dispose();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_policy_is_put_read_back_and_deleted_through_the_assumed_role()
    {
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));
        var gateway = services.Gateway();

        Assert.Null((await gateway.ReadPolicyAsync(Payroll, Ct)).Value!.Text);
        var put = await gateway.PutPolicyAsync(Payroll, Policy, 42, Ct);
        Assert.True(put.IsOk, put.Fault?.ToString());
        Assert.Contains("payroll/*", (await gateway.ReadPolicyAsync(Payroll, Ct)).Value!.Text, StringComparison.Ordinal);
        Assert.True((await gateway.DeletePolicyAsync(Payroll, 43, Ct)).IsOk);
        Assert.Null((await gateway.ReadPolicyAsync(Payroll, Ct)).Value!.Text);

        var calls = await CallsAsync("PutBucketPolicy");
        var ours = Assert.Single(calls, call => call.GetProperty("principalArn").GetString()!.EndsWith("/SecOpsConsole-42", StringComparison.Ordinal));
        Assert.Equal(put.RequestId, ours.GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task A_new_bucket_has_its_block_on_and_no_public_acl()
    {
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));

        var answer = await services.Gateway().ReadSettingsAsync(Payroll, Ct);

        Assert.True(answer.IsOk, answer.Fault?.ToString());
        Assert.Equal(BlockPublicAccess.All, answer.Value.BlockPublicAccess);
        Assert.False(answer.Value.AclPublic);
        Assert.Equal("BucketOwnerEnforced", answer.Value.ObjectOwnership);
        Assert.Equal("AES256", answer.Value.Encryption);
        Assert.Empty(answer.Value.Unread);
    }

    [Fact]
    public async Task A_removed_block_reads_as_all_four_off()
    {
        await _dana.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = "payroll" }, Ct);
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));

        var answer = await services.Gateway().ReadSettingsAsync(Payroll, Ct);

        Assert.Equal(BlockPublicAccess.None, answer.Value!.BlockPublicAccess);
    }

    [Fact]
    public async Task Each_of_the_seventeen_states_of_the_block_is_written_and_read_back_as_it_is()
    {
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));
        var blocks = services.Blocks();
        var attempt = 100;
        IEnumerable<BlockPublicAccess> every =
            [.. Enumerable.Range(0, 16).Select(bits => new BlockPublicAccess((bits & 8) != 0, (bits & 4) != 0, (bits & 2) != 0, (bits & 1) != 0)), BlockPublicAccess.None];
        foreach (var state in every)
        {
            var written = await blocks.WriteBlockAsync(Payroll, state, attempt++, Ct);
            Assert.True(written.IsOk, written.Fault?.ToString());
            Assert.Equal(state, (await blocks.ReadBlockAsync(Payroll, Ct)).Value);
            Assert.Equal(state, (await services.Gateway().ReadSettingsAsync(Payroll, Ct)).Value!.BlockPublicAccess);
        }

        var last = Assert.Single(await CallsAsync("DeletePublicAccessBlock"));
        Assert.EndsWith($"/SecOpsConsole-{attempt - 1}", last.GetProperty("principalArn").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_policy_is_refused_while_the_block_holds_and_says_so()
    {
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));
        await services.Blocks().WriteBlockAsync(Payroll, BlockPublicAccess.All, 1, Ct);

        var put = await services.Gateway().PutPolicyAsync(Payroll, Policy.Replace("\"arn:aws:iam::111122223333:root\"", "\"*\"", StringComparison.Ordinal), 2, Ct);

        Assert.Equal(("AccessDenied", AwsFaultKind.Denied), (put.Fault!.Code, put.Fault.Kind));
        Assert.Contains("BlockPublicPolicy", put.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buckets_are_listed_with_their_regions_and_only_the_configured_ones()
    {
        var dana = await KeysAsync("dana");
        using var sydney = new AmazonS3Client(
            new BasicAWSCredentials(dana.AccessKeyId, dana.SecretAccessKey),
            new AmazonS3Config { ServiceURL = Endpoint, AuthenticationRegion = "ap-southeast-2", ForcePathStyle = true });
        await sydney.PutBucketAsync(new PutBucketRequest { BucketName = "far-away", BucketRegionName = "ap-southeast-2" }, Ct);
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));

        var answer = await services.Gateway().ListBucketsAsync(Adapters.Account, Ct);

        Assert.True(answer.IsOk, answer.Fault?.ToString());
        Assert.Equal([new BucketRef(Adapters.Account, "eu-west-1", "payroll")], answer.Value);
    }

    [Fact]
    public async Task A_wrong_external_id_is_denied_in_words_and_nothing_is_read()
    {
        await using var services = Adapters.At(Endpoint, externalId: "not-the-one", keys: await KeysAsync("console"));

        var answer = await services.Gateway().ReadPolicyAsync(Payroll, Ct);

        Assert.Equal((AwsFaultKind.Denied, "AccessDenied"), (answer.Fault!.Kind, answer.Fault.Code));
        Assert.False(answer.Fault.OutcomeUnknown);
    }

    [Fact]
    public async Task A_bucket_of_another_owner_is_denied_because_the_owner_is_expected()
    {
        var mallory = await KeysAsync("mallory");
        using var outside = new AmazonS3Client(
            new BasicAWSCredentials(mallory.AccessKeyId, mallory.SecretAccessKey),
            new AmazonS3Config { ServiceURL = Endpoint, AuthenticationRegion = "eu-west-1", ForcePathStyle = true });
        await outside.PutBucketAsync(new PutBucketRequest { BucketName = "squatted", BucketRegionName = "eu-west-1" }, Ct);
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));

        var answer = await services.Gateway().PutPolicyAsync(new BucketRef(Adapters.Account, "eu-west-1", "squatted"), "{}", 1, Ct);

        Assert.Equal(AwsFaultKind.Denied, answer.Fault?.Kind);
    }

    [Fact]
    public async Task A_malformed_policy_is_invalid_and_changes_nothing()
    {
        await using var services = Adapters.At(Endpoint, keys: await KeysAsync("console"));

        var answer = await services.Gateway().PutPolicyAsync(Payroll, Policy.Replace("payroll/*", "other/*", StringComparison.Ordinal), 1, Ct);

        Assert.Equal((AwsFaultKind.Invalid, "MalformedPolicy"), (answer.Fault!.Kind, answer.Fault.Code));
        Assert.Null((await services.Gateway().ReadPolicyAsync(Payroll, Ct)).Value!.Text);
    }

    private async Task<AwsKeys> KeysAsync(string name)
    {
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var identities = await http.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var identity = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        return new AwsKeys(identity.GetProperty("accessKeyId").GetString()!, identity.GetProperty("secretAccessKey").GetString()!);
    }

    private async Task<JsonElement[]> CallsAsync(string operation)
    {
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var calls = await http.GetFromJsonAsync<JsonElement>("/_sandbox/calls?operation=" + operation, Ct);
        return [.. calls.GetProperty("items").EnumerateArray()];
    }
}
