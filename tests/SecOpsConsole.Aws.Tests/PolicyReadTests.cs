using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws.Tests;

/// <summary>The trap of AWSSDK.S3 v4: a 404 of GetBucketPolicy does not throw, its error XML stands in Policy.</summary>
public sealed class PolicyReadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bucket_without_a_policy_is_no_policy_and_never_error_text()
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.XmlErrorAsync(context, 404, "NoSuchBucketPolicy"));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.Gateway().ReadPolicyAsync(Adapters.Payroll, Ct);

        Assert.True(answer.IsOk);
        Assert.Null(answer.Value.Text);
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_missing()
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.XmlErrorAsync(context, 404, "NoSuchBucket"));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.Gateway().ReadPolicyAsync(Adapters.Payroll, Ct);

        Assert.False(answer.IsOk);
        Assert.Equal((AwsFaultKind.Missing, "NoSuchBucket"), (answer.Fault.Kind, answer.Fault.Code));
    }

    [Theory]
    [InlineData("<html>proxy</html>")]
    [InlineData("")]
    [InlineData("{\"Version\":\"2012-10-17\"}")]
    public async Task A_404_that_is_not_S3s_error_is_a_fault_and_not_a_policy(string body)
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(context, 404, "text/plain", body));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.Gateway().ReadPolicyAsync(Adapters.Payroll, Ct);

        Assert.False(answer.IsOk);
        Assert.Null(answer.Value);
    }

    [Theory]
    [InlineData(404, "NoSuchTagSet", true)]
    [InlineData(403, "AccessDenied", false)]
    public async Task A_bucket_has_no_owner_only_when_its_tags_were_read(int status, string code, bool isKnown)
    {
        await using var stub = await WireStub.StartAsync((context, _) => context.Request.Query.ContainsKey("tagging")
            ? WireStub.XmlErrorAsync(context, status, code) : WireStub.XmlErrorAsync(context, 403, "AccessDenied"));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.Gateway().ReadSettingsAsync(Adapters.Payroll, Ct);

        Assert.Equal((null, isKnown), (answer.Value!.OwnerTag, answer.Value.OwnerIsKnown));
    }

    [Fact]
    public async Task The_text_is_what_S3_returned_and_the_owner_is_expected()
    {
        const string Text = "{ \"Version\":\"2012-10-17\",  \"Statement\":[] }";
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(context, 200, "application/json", Text));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.Gateway().ReadPolicyAsync(Adapters.Payroll, Ct);

        Assert.True(answer.IsOk);
        Assert.Equal(Text, answer.Value.Text);
        Assert.Equal("STUB0REQUEST1", answer.RequestId);
        Assert.All(stub.Requests, request => Assert.Equal(Adapters.Account, request.Owner));
    }

    [Fact]
    public async Task An_account_that_is_not_configured_costs_no_call()
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.XmlErrorAsync(context, 500, "InternalError"));
        await using var services = Adapters.At(stub.Endpoint);

        var other = await services.Gateway().ReadPolicyAsync(new BucketRef("999999999999", "eu-west-1", "b"), Ct);
        var region = await services.Gateway().PutPolicyAsync(new BucketRef(Adapters.Account, "ap-south-1", "b"), "{}", 1, Ct);
        var history = await services.History().ReadAsync(new BucketRef("999999999999", "eu-west-1", "b"), null, 10, Ct);

        Assert.Equal(AwsFaultKind.NotConfigured, other.Fault?.Kind);
        Assert.Equal(AwsFaultKind.NotConfigured, region.Fault?.Kind);
        Assert.Equal(AwsFaultKind.NotConfigured, history.Fault?.Kind);
        Assert.Empty(stub.Requests);
    }
}
