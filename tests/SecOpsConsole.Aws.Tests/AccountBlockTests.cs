using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Sandbox;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The account's Block Public Access through the sandbox's S3 Control over real HTTP, signed, with an assumed role.</summary>
public sealed class AccountBlockTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secops-aws-").FullName;
    private SandboxServer _sandbox = null!;
    private ServiceProvider _services = null!;
    private HttpClient _http = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IAccountBlockGateway Gateway => _services.AccountBlocks();

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Port = 0, DataDirectory = _folder, Seed = "empty" }, TimeProvider.System, NullLoggerFactory.Instance, Ct);
        _http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var identities = await _http.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var console = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "console");
        _services = Adapters.At(_sandbox.Endpoint.ToString(), keys: new AwsKeys(
            console.GetProperty("accessKeyId").GetString()!, console.GetProperty("secretAccessKey").GetString()!));
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
        Assert.Equal(BlockPublicAccess.None, (await Gateway.ReadAccountBlockAsync(Adapters.Account, Ct)).Value);
        string[] states = [.. Enumerable.Range(0, 16).Select(bits => $"bpa:{Convert.ToString(bits, 2).PadLeft(4, '0')}"), "bpa:none"];
        foreach (var state in states)
        {
            var written = await Gateway.WriteAccountBlockAsync(Adapters.Account, BlockPublicAccess.OfState(state)!, 7, Ct);
            Assert.True(written.IsOk, written.Fault?.ToString());
            Assert.Equal(state, (await Gateway.ReadAccountBlockAsync(Adapters.Account, Ct)).Value!.State);
        }
    }

    [Fact]
    public async Task A_write_names_its_attempt_and_its_request_in_the_trail()
    {
        var written = await Gateway.WriteAccountBlockAsync(Adapters.Account, BlockPublicAccess.All, 4711, Ct);

        var calls = await _http.GetFromJsonAsync<JsonElement>("/_sandbox/calls?operation=PutAccountPublicAccessBlock", Ct);
        var call = calls.GetProperty("items").EnumerateArray().Last(item => item.GetProperty("operation").GetString() == "PutAccountPublicAccessBlock");
        Assert.EndsWith("/SecOpsConsole-4711", call.GetProperty("principalArn").GetString(), StringComparison.Ordinal);
        Assert.Equal(written.RequestId, call.GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task Where_an_organisation_manages_the_account_a_write_is_refused_by_that_name_and_a_read_shows_what_holds()
    {
        await _http.PutAsJsonAsync($"/_sandbox/accounts/{Adapters.Account}/organization-block", new { on = true }, Ct);

        var read = await Gateway.ReadAccountBlockAsync(Adapters.Account, Ct);
        var write = await Gateway.WriteAccountBlockAsync(Adapters.Account, BlockPublicAccess.None, 1, Ct);

        Assert.Equal(BlockPublicAccess.All, read.Value);
        Assert.Equal((AwsFaultKind.Denied, IAccountBlockGateway.ManagedByOrganization, false), (write.Fault!.Kind, write.Fault.Name, write.Fault.OutcomeUnknown));
    }

    [Fact]
    public async Task A_permission_that_is_missing_is_not_taken_for_the_organisation()
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(context, 403, "application/xml",
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: arn:aws:sts::111122223333:assumed-role/x/y is not authorized to perform: s3:PutAccountPublicAccessBlock because no identity-based policy allows the s3:PutAccountPublicAccessBlock action</Message></Error><RequestId>r</RequestId></ErrorResponse>"));
        await using var services = Adapters.At(stub.Endpoint);

        var write = await services.AccountBlocks().WriteAccountBlockAsync(Adapters.Account, BlockPublicAccess.All, 1, Ct);

        Assert.Equal((AwsFaultKind.Denied, "AccessDenied"), (write.Fault!.Kind, write.Fault.Code));
    }

    [Fact]
    public async Task A_lost_answer_says_that_the_outcome_is_unknown_and_is_not_sent_again()
    {
        await _http.PostAsJsonAsync("/_sandbox/faults", new { kind = "LostResponse", operation = "PutAccountPublicAccessBlock" }, Ct);

        var write = await Gateway.WriteAccountBlockAsync(Adapters.Account, BlockPublicAccess.All, 1, Ct);

        Assert.True(write.Fault!.OutcomeUnknown);
        Assert.Equal(BlockPublicAccess.All, (await Gateway.ReadAccountBlockAsync(Adapters.Account, Ct)).Value);
        var calls = await _http.GetFromJsonAsync<JsonElement>("/_sandbox/calls?operation=PutAccountPublicAccessBlock", Ct);
        Assert.Single(calls.GetProperty("items").EnumerateArray(), item => item.GetProperty("operation").GetString() == "PutAccountPublicAccessBlock");
    }

    [Fact]
    public async Task An_account_that_is_not_configured_is_not_asked()
    {
        var read = await Gateway.ReadAccountBlockAsync("999999999999", Ct);
        Assert.Equal(AwsFaultKind.NotConfigured, read.Fault!.Kind);
    }
}
