using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Fault.Tests.Stage;

/// <summary>AWS for a story: the sandbox as a process of its own, which no crash of the console touches, and Dana who works there.</summary>
internal sealed class AwsStage : IAsyncDisposable
{
    private const string Region = "eu-west-1";
    private readonly RunningProgram _program;
    private readonly AmazonS3Client _dana;

    private AwsStage(RunningProgram program, HttpClient control, AmazonS3Client dana) => (_program, Control, _dana) = (program, control, dana);

    public string Address => _program.Address;

    public HttpClient Control { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<AwsStage> StartAsync(string directory, IReadOnlyDictionary<string, string>? settings = null)
    {
        var program = await RunningProgram.StartAsync(
            "SecOpsConsole.Web.dll", "Sandbox", ["sandbox", "--port", "0", "--data", directory, "--seed", "empty"],
            settings ?? new Dictionary<string, string>());
        var control = new HttpClient { BaseAddress = new Uri(program.Address), Timeout = TimeSpan.FromSeconds(60) };
        return new AwsStage(program, control, await DanaAsync(control));
    }

    /// <summary>A bucket that one call can expose. <paramref name="policy"/> null: without a policy.</summary>
    public async Task CreateBucketAsync(string name, string? policy)
    {
        await _dana.PutBucketAsync(new PutBucketRequest { BucketName = name, BucketRegionName = Region }, Ct);
        await _dana.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = name }, Ct);
        if (policy is not null)
        {
            await PutPolicyAsync(name, policy);
        }
    }

    public Task PutPolicyAsync(string bucket, string policy) =>
        _dana.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = bucket, Policy = policy }, Ct);

    /// <summary>The same with the word of Terraform in its user agent.</summary>
    public async Task ApplyPolicyAsync(string bucket, string policy)
    {
        using var terraform = await DanaAsync(Control, "terraform");
        await terraform.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = bucket, Policy = policy }, Ct);
    }

    public Task PutBlockAsync(string bucket, AwsBlock block) => _dana.PutPublicAccessBlockAsync(
        new PutPublicAccessBlockRequest
        {
            BucketName = bucket,
            PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
            {
                BlockPublicAcls = block.BlockPublicAcls, IgnorePublicAcls = block.IgnorePublicAcls,
                BlockPublicPolicy = block.BlockPublicPolicy, RestrictPublicBuckets = block.RestrictPublicBuckets,
            },
        }, Ct);

    public Task<AwsTruth> TruthAsync() => AwsTruth.ReadAsync(Control, Ct);

    public async Task<string?> PolicyAsync(string bucket) => (await TruthAsync()).Buckets.Single(b => b.Name == bucket).Policy;

    /// <summary>A plan of <c>POST /_sandbox/faults</c>.</summary>
    public async Task FaultAsync(object plan)
    {
        using var answer = await Control.PostAsJsonAsync("/_sandbox/faults", plan, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    public async Task EndFaultsAsync()
    {
        using var answer = await Control.DeleteAsync("/_sandbox/faults", Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The envelope ids that the console has answered with 2xx.</summary>
    public async Task<IReadOnlyList<string>> DeliveredAsync()
    {
        var deliveries = await Control.GetFromJsonAsync<JsonElement>("/_sandbox/deliveries?status=Delivered", Ct);
        return [.. deliveries.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("eventId").GetString()!).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Events that wait for the console's answer.</summary>
    public async Task<int> PendingDeliveriesAsync() =>
        (await Control.GetFromJsonAsync<JsonElement>("/_sandbox/deliveries?status=Pending", Ct)).GetProperty("items").GetArrayLength();

    /// <summary>Everything that AWS has still to tell of, what AWS Config has not recorded yet included.</summary>
    public async Task<int> OnTheWayAsync() =>
        (await Control.GetFromJsonAsync<JsonElement>("/_sandbox/deliveries?status=Pending", Ct)).GetProperty("onTheWay").GetInt32();

    public async ValueTask DisposeAsync()
    {
        _dana.Dispose();
        Control.Dispose();
        await _program.DisposeAsync();
    }

    private static async Task<AmazonS3Client> DanaAsync(HttpClient control, string? appId = null)
    {
        var identities = await control.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var dana = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "dana");
        return new AmazonS3Client(
            new BasicAWSCredentials(dana.GetProperty("accessKeyId").GetString(), dana.GetProperty("secretAccessKey").GetString()),
            new AmazonS3Config { ServiceURL = control.BaseAddress!.ToString(), AuthenticationRegion = Region, ForcePathStyle = true, ClientAppId = appId });
    }
}
