using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws.Tests;

public sealed class PolicyWriteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, "SlowDown", AwsFaultKind.Throttled, false)]
    [InlineData(503, "ServiceUnavailable", AwsFaultKind.Transient, false)]
    [InlineData(500, "InternalError", AwsFaultKind.Transient, true)]
    [InlineData(403, "AccessDenied", AwsFaultKind.Denied, false)]
    [InlineData(400, "MalformedPolicy", AwsFaultKind.Invalid, false)]
    [InlineData(409, "OperationAborted", AwsFaultKind.Conflict, false)]
    [InlineData(404, "NoSuchBucket", AwsFaultKind.Missing, false)]
    [InlineData(405, "MethodNotAllowed", AwsFaultKind.Denied, false)]
    public async Task A_refused_write_is_sent_once_and_classified_by_its_code(int status, string code, AwsFaultKind kind, bool unknown)
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.XmlErrorAsync(context, status, code));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.Gateway().PutPolicyAsync(Adapters.Payroll, "{}", 7, Ct);

        Assert.Equal((kind, code, unknown), (answer.Fault!.Kind, answer.Fault.Code, answer.Fault.OutcomeUnknown));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_is_not_sent_again()
    {
        await using var stub = await WireStub.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.Gateway().DeletePolicyAsync(Adapters.Payroll, 7, Ct);

        Assert.Equal((AwsFaultKind.Transient, true), (answer.Fault!.Kind, answer.Fault.OutcomeUnknown));
        Assert.Single(stub.Requests);
    }

    [Theory]
    [InlineData(403, "AccessDenied", AwsFaultKind.Denied, false)]
    [InlineData(409, "OperationAborted", AwsFaultKind.Conflict, false)]
    [InlineData(503, "SlowDown", AwsFaultKind.Throttled, false)]
    [InlineData(500, "InternalError", AwsFaultKind.Transient, true)]
    [InlineData(404, "NoSuchBucket", AwsFaultKind.Missing, false)]
    public async Task A_refused_block_is_sent_once_and_classified_by_its_code(int status, string code, AwsFaultKind kind, bool unknown)
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.XmlErrorAsync(context, status, code));
        await using var services = Adapters.At(stub.Endpoint);

        var put = await services.Blocks().WriteBlockAsync(Adapters.Payroll, BlockPublicAccess.All, 7, Ct);
        var deleted = await services.Blocks().WriteBlockAsync(Adapters.Payroll, BlockPublicAccess.None, 7, Ct);

        Assert.All([put.Fault!, deleted.Fault!], fault => Assert.Equal((kind, code, unknown), (fault.Kind, fault.Code, fault.OutcomeUnknown)));
        Assert.Equal(2, stub.Requests.Count);
    }

    [Fact]
    public async Task A_cancelled_call_is_a_cancellation_and_not_a_fault()
    {
        using var cancel = new CancellationTokenSource();
        await using var stub = await WireStub.StartAsync(async (context, _) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await using var services = Adapters.At(stub.Endpoint);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => services.Gateway().PutPolicyAsync(Adapters.Payroll, "{}", 7, cancel.Token));
    }
}
