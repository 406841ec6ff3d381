using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Sandbox;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The principal gateway talks to the sandbox's IAM over real HTTP, signed, with an assumed role.</summary>
public sealed class PrincipalTests : IAsyncLifetime
{
    private const string Name = "SecOpsQuarantine";
    private const string Text = """{"Version":"2012-10-17","Statement":[{"Sid":"Stop","Effect":"Deny","Action":["s3:PutBucketPolicy","s3:PutBucketAcl"],"Resource":"*"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("secops-aws-").FullName;
    private SandboxServer _sandbox = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PrincipalRef Ivan => new(Adapters.Account, PrincipalKind.User, "arn:aws:iam::111122223333:user/ivan");

    private static PrincipalRef Terraform => new(Adapters.Account, PrincipalKind.Role, "arn:aws:iam::111122223333:role/terraform-ci");

    private IPrincipalGateway Gateway => _services.Principals();

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Port = 0, DataDirectory = _folder, Seed = "empty" }, TimeProvider.System, NullLoggerFactory.Instance, Ct);
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var identities = await http.GetFromJsonAsync<JsonElement>("/_sandbox/identities", Ct);
        var console = identities.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == "console");
        _services = Adapters.At(_sandbox.Endpoint.ToString(), keys: new AwsKeys(
            console.GetProperty("accessKeyId").GetString()!, console.GetProperty("secretAccessKey").GetString()!));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("user/ivan", PrincipalKind.User, "AIDASANDBOXIVAN00001")]
    [InlineData("role/terraform-ci", PrincipalKind.Role, "AROASANDBOXTERRAFRM1")]
    public async Task A_policy_is_put_read_back_and_deleted_and_the_others_stay(string name, PrincipalKind kind, string id)
    {
        var principal = new PrincipalRef(Adapters.Account, kind, "arn:aws:iam::111122223333:" + name);
        await Gateway.PutPolicyAsync(principal, "Reporting", Text.Replace("Deny", "Allow", StringComparison.Ordinal), 41, Ct);

        var before = await Gateway.ReadAsync(principal, Name, Ct);
        Assert.True(before.IsOk, before.Fault?.ToString());
        Assert.Equal((id, null), (before.Value.UniqueId, before.Value.Text));
        Assert.Equal(["Reporting"], before.Value.InlinePolicyNames);

        var put = await Gateway.PutPolicyAsync(principal, Name, Text, 42, Ct);
        Assert.True(put.IsOk, put.Fault?.ToString());
        Assert.Equal(Text, (await Gateway.ReadAsync(principal, Name, Ct)).Value!.Text);

        Assert.True((await Gateway.DeletePolicyAsync(principal, Name, 43, Ct)).IsOk);
        var after = (await Gateway.ReadAsync(principal, Name, Ct)).Value!;
        Assert.Null(after.Text);
        Assert.Equal(["Reporting"], after.InlinePolicyNames);

        var calls = await CallsAsync(kind == PrincipalKind.User ? "PutUserPolicy" : "PutRolePolicy");
        Assert.EndsWith("/SecOpsConsole-42", calls[^1].GetProperty("principalArn").GetString(), StringComparison.Ordinal);
        Assert.Equal(put.RequestId, calls[^1].GetProperty("requestId").GetString());
    }

    [Fact]
    public async Task More_names_than_a_page_holds_are_all_read()
    {
        const string Short = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";
        for (var i = 0; i < 101; i++)
        {
            Assert.True((await Gateway.PutPolicyAsync(Terraform, $"p{i:000}", Short, i, Ct)).IsOk);
        }

        Assert.Equal(101, (await Gateway.ReadAsync(Terraform, Name, Ct)).Value!.InlinePolicyNames.Count);
    }

    [Theory]
    [InlineData("user/nobody", PrincipalKind.User, AwsFaultKind.Missing, "NoSuchEntity")]
    [InlineData("user/contractors/ivan", PrincipalKind.User, AwsFaultKind.Missing, "OtherPrincipal")]
    public async Task A_user_that_is_gone_or_was_made_again_elsewhere_is_missing(string name, PrincipalKind kind, AwsFaultKind fault, string code)
    {
        var answer = await Gateway.ReadAsync(new PrincipalRef(Adapters.Account, kind, "arn:aws:iam::111122223333:" + name), Name, Ct);

        Assert.Equal((fault, code), (answer.Fault!.Kind, answer.Fault.Code));
    }

    [Fact]
    public async Task A_role_that_only_AWS_may_change_is_denied_and_unchanged()
    {
        var role = new PrincipalRef(Adapters.Account, PrincipalKind.Role, "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig");

        var answer = await Gateway.PutPolicyAsync(role, Name, Text, 1, Ct);

        Assert.Equal((AwsFaultKind.Denied, "UnmodifiableEntity", false), (answer.Fault!.Kind, answer.Fault.Code, answer.Fault.OutcomeUnknown));
        Assert.Empty((await Gateway.ReadAsync(role, Name, Ct)).Value!.InlinePolicyNames);
    }

    [Fact]
    public async Task A_refused_document_is_invalid()
    {
        var answer = await Gateway.PutPolicyAsync(Ivan, Name, "{", 1, Ct);

        Assert.Equal((AwsFaultKind.Invalid, "MalformedPolicyDocument"), (answer.Fault!.Kind, answer.Fault.Code));
    }

    [Fact]
    public async Task A_lost_answer_is_an_unknown_outcome_and_never_a_second_write()
    {
        await FaultAsync(new { kind = "LostResponse", operation = "PutUserPolicy", count = 1 });

        var answer = await Gateway.PutPolicyAsync(Ivan, Name, Text, 1, Ct);

        Assert.True(answer.Fault!.OutcomeUnknown);
        Assert.Single(await CallsAsync("PutUserPolicy"));
        Assert.Equal(Text, (await Gateway.ReadAsync(Ivan, Name, Ct)).Value!.Text);
    }

    [Fact]
    public async Task A_throttled_write_was_refused_at_the_door()
    {
        await FaultAsync(new { kind = "Throttle", operation = "PutUserPolicy", count = 1 });

        var answer = await Gateway.PutPolicyAsync(Ivan, Name, Text, 1, Ct);

        Assert.Equal((AwsFaultKind.Throttled, false), (answer.Fault!.Kind, answer.Fault.OutcomeUnknown));
    }

    [Fact]
    public async Task An_account_that_is_not_configured_is_not_called()
    {
        var answer = await Gateway.ReadAsync(new PrincipalRef("444455556666", PrincipalKind.User, "arn:aws:iam::444455556666:user/mallory"), Name, Ct);

        Assert.Equal(AwsFaultKind.NotConfigured, answer.Fault!.Kind);
        Assert.Empty(await CallsAsync("GetUser"));
    }

    private async Task FaultAsync(object plan)
    {
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        using var added = await http.PostAsJsonAsync("/_sandbox/faults", plan, Ct);
        Assert.Equal(201, (int)added.StatusCode);
    }

    private async Task<JsonElement[]> CallsAsync(string operation)
    {
        using var http = new HttpClient { BaseAddress = _sandbox.Endpoint };
        var calls = await http.GetFromJsonAsync<JsonElement>("/_sandbox/calls?operation=" + operation, Ct);
        return [.. calls.GetProperty("items").EnumerateArray()];
    }
}
