using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Aws.Tests;

/// <summary>Events of the console on a bus.</summary>
public sealed class PublishTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PublishedEvent Event { get; } = new(
        Adapters.Account, "eu-west-1", "default", "SecOps Console finding.opened", """{"key":"k"}""", ["arn:aws:s3:::payroll"], new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc));

    [Fact]
    public async Task An_event_goes_out_as_the_service_model_says()
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(
            context, 200, "application/x-amz-json-1.1", """{"FailedEntryCount":0,"Entries":[{"EventId":"e-1"}]}"""));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.GetRequiredService<IEventPublisher>().PutAsync(Event, Ct);

        Assert.Equal("e-1", answer.Value);
        var request = Assert.Single(stub.Requests);
        Assert.Equal("AWSEvents.PutEvents", request.Target);
        using var body = JsonDocument.Parse(request.Body);
        var entry = body.RootElement.GetProperty("Entries")[0];
        Assert.Equal(("secops.console", "default", 1795165200m), (entry.GetProperty("Source").GetString(), entry.GetProperty("EventBusName").GetString(), entry.GetProperty("Time").GetDecimal()));
    }

    [Theory]
    [InlineData("ThrottlingException", AwsFaultKind.Throttled)]
    [InlineData("InternalFailure", AwsFaultKind.Transient)]
    [InlineData("NotAuthorizedForSourceException", AwsFaultKind.Denied)]
    [InlineData("MalformedDetail", AwsFaultKind.Invalid)]
    public async Task A_refused_entry_is_a_fault_although_the_call_succeeded(string code, AwsFaultKind kind)
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(
            context, 200, "application/x-amz-json-1.1", $$"""{"FailedEntryCount":1,"Entries":[{"ErrorCode":"{{code}}","ErrorMessage":"no"}]}"""));
        await using var services = Adapters.At(stub.Endpoint);

        Assert.Equal(kind, (await services.GetRequiredService<IEventPublisher>().PutAsync(Event, Ct)).Fault!.Kind);
    }

    [Theory]
    [InlineData(400, "ThrottlingException", AwsFaultKind.Throttled)]
    [InlineData(429, "TooManyRequestsException", AwsFaultKind.Throttled)]
    [InlineData(500, "InternalException", AwsFaultKind.Transient)]
    [InlineData(503, "ServiceUnavailable", AwsFaultKind.Transient)]
    [InlineData(400, "ValidationException", AwsFaultKind.Invalid)]
    [InlineData(400, "ResourceNotFoundException", AwsFaultKind.Missing)]
    [InlineData(400, "AccessDeniedException", AwsFaultKind.Denied)]
    public async Task A_refused_call_is_told_apart_by_its_code_and_is_sent_once(int status, string code, AwsFaultKind kind)
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(
            context, status, "application/x-amz-json-1.1", $$"""{"__type":"{{code}}","message":"Told by the stub"}"""));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.GetRequiredService<IEventPublisher>().PutAsync(Event, Ct);

        Assert.Equal((kind, code), (answer.Fault!.Kind, answer.Fault.Code));
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(context, 200, "application/x-amz-json-1.1", """{"FailedEntryCount":0,"Entries":[{"EventId":"e-1"}]}"""));
        await using var stub = await WireStub.StartAsync((context, _) =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (307, other.Endpoint + "/");
            return Task.CompletedTask;
        });
        await using var services = Adapters.At(stub.Endpoint);

        Assert.False((await services.GetRequiredService<IEventPublisher>().PutAsync(Event, Ct)).IsOk);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_passing_fault_and_nothing_is_sent_again()
    {
        await using var stub = await WireStub.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var services = Adapters.At(stub.Endpoint);

        Assert.Equal(AwsFaultKind.Transient, (await services.GetRequiredService<IEventPublisher>().PutAsync(Event, Ct)).Fault!.Kind);
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task A_bus_that_says_nothing_is_a_passing_fault_and_is_asked_once()
    {
        await using var stub = await WireStub.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var services = Adapters.At(stub.Endpoint);

        Assert.Equal(AwsFaultKind.Transient, (await services.GetRequiredService<IEventPublisher>().PutAsync(Event, Ct)).Fault!.Kind);
        Assert.Single(stub.Requests);
    }

    [Fact]
    public async Task An_account_that_is_not_configured_gets_no_call()
    {
        await using var stub = await WireStub.StartAsync((context, _) => WireStub.WriteAsync(context, 200, "application/x-amz-json-1.1", "{}"));
        await using var services = Adapters.At(stub.Endpoint);

        var answer = await services.GetRequiredService<IEventPublisher>().PutAsync(Event with { AccountId = "999988887777" }, Ct);

        Assert.Equal(AwsFaultKind.NotConfigured, answer.Fault!.Kind);
        Assert.Empty(stub.Requests);
    }
}
