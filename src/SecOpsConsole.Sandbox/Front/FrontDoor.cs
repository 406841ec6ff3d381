using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Sandbox.Faults;
using SecOpsConsole.Sandbox.Front.Signing;
using SecOpsConsole.Sandbox.Iam;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>
/// Where every AWS request enters: find the service, verify the signature, name the operation, apply fault plans, let
/// the service answer, tell the listeners, write the answer.
/// </summary>
internal sealed partial class FrontDoor(SandboxWorld world)
{
    /// <summary>An object of 5 MiB and the framing of aws-chunked around it.</summary>
    public const long MaxBodyBytes = 6 * 1024 * 1024;

    private static readonly FaultKind[] CallFaults =
    [
        FaultKind.Throttle, FaultKind.ServerError, FaultKind.Latency, FaultKind.Reset, FaultKind.LostResponse,
        FaultKind.ErrorAfterEffect, FaultKind.SlowAnswer, FaultKind.LateEffect,
        FaultKind.StaleRead, FaultKind.AccessDenied, FaultKind.MalformedPolicy,
    ];

    private readonly SignatureVerifier verifier = new(world.Identities, world.Time);
    private readonly ILogger log = world.Loggers.CreateLogger("SecOpsConsole.Sandbox");

    public async Task HandleAsync(HttpContext context)
    {
        if (await RequestReader.ReadAsync(context) is not { } raw)
        {
            await RefuseAsync(context, SignatureErrors.For(SignatureFault.TooLarge, AwsProtocol.RestXml), AwsProtocol.RestXml, CallIds.New(AwsProtocol.RestXml));
            return;
        }

        var (service, protocol) = ServiceRouter.Route(world.Services, raw);
        var ids = CallIds.New(protocol);
        var verified = Verify(raw, protocol);
        if (verified.Fault is { } fault)
        {
            await RefuseAsync(context, SignatureErrors.For(fault, protocol), protocol, ids);
            return;
        }

        var request = RequestReader.Describe(context, raw, verified, ids, world.UtcNow);
        if (service?.OperationOf(request) is not { } operation)
        {
            await RefuseAsync(context, ServiceRouter.UnknownOperation(protocol, raw), protocol, ids);
            return;
        }

        await ServeAsync(context, service, request with { Operation = operation }, ids, raw.Body.Length);
    }

    private static Task RefuseAsync(HttpContext context, AwsError error, AwsProtocol protocol, CallIds ids) =>
        ResponseWriter.SendAsync(context, ResponseWriter.Finish(error, protocol, ids), protocol, ids);

    private async Task ServeAsync(HttpContext context, IAwsService service, AwsRequest request, CallIds ids, long bytesIn)
    {
        var facts = service.Describe(request);
        var faults = world.Faults.Strike(request.Operation, facts.Bucket, world.UtcNow, CallFaults);
        if (faults.Any(plan => plan.Kind == FaultKind.Reset))
        {
            context.Abort();
            return;
        }

        var waits = context.RequestAborted;
        if (faults.FirstOrDefault(plan => plan.Kind == FaultKind.LateEffect) is { } late)
        {
            context.Abort();
            waits = CancellationToken.None;
            await PauseAsync(late, waits);
        }

        var stale = faults.Any(plan => plan.Kind == FaultKind.StaleRead);
        var response = await AnswerAsync(service, request with { StaleRead = stale }, faults, waits);
        var written = ResponseWriter.Finish(response, service.Protocol, ids, service);
        FinishedCall.Publish(world, request, facts, response, request.Header("Host") ?? "", bytesIn, written.Body.Length);
        if (faults.Any(plan => plan.Kind is FaultKind.LostResponse or FaultKind.LateEffect))
        {
            context.Abort();
            return;
        }

        if (faults.FirstOrDefault(plan => plan.Kind == FaultKind.SlowAnswer) is { } slow)
        {
            await PauseAsync(slow, waits);
        }

        if (faults.Any(plan => plan.Kind == FaultKind.ErrorAfterEffect))
        {
            written = ResponseWriter.Finish(FaultErrors.For(FaultKind.ServerError, service.Protocol)!, service.Protocol, ids, service);
        }

        await ResponseWriter.SendAsync(context, written, service.Protocol, ids);
    }

    private Task PauseAsync(FaultPlan plan, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(plan.Milliseconds ?? 0), world.Time, cancellationToken);

    private async Task<AwsResponse> AnswerAsync(
        IAwsService service, AwsRequest request, IReadOnlyList<FaultPlan> faults, CancellationToken cancellationToken)
    {
        if (faults.Select(plan => FaultErrors.For(plan, service.Protocol)).FirstOrDefault(error => error is not null) is { } refused)
        {
            return refused;
        }

        if (ExplicitDeny.Check(world, service, request) is { } denied)
        {
            return denied;
        }

        using var reservation = service.Reserve(request);
        if (reservation is null)
        {
            return new AwsError(409, "OperationAborted", "A conflicting conditional operation is currently in progress against this resource. Please try again.");
        }

        foreach (var plan in faults.Where(plan => plan.Kind == FaultKind.Latency))
        {
            await PauseAsync(plan, cancellationToken);
        }

        try
        {
            return await service.HandleAsync(request, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A bug of the sandbox: said in the log, and to the client as AWS says its own.
            ServiceFailed(log, error, request.Operation, request.RequestId);
            return FaultErrors.For(FaultKind.ServerError, service.Protocol)!;
        }
    }

    private Verified Verify(RawRequest raw, AwsProtocol protocol)
    {
        var verified = verifier.Verify(raw);
        // S3 lets anonymous callers in and leaves the decision to the bucket's policy.
        return verified.Fault == SignatureFault.Missing && protocol == AwsProtocol.RestXml
            ? SignatureVerifier.Anonymous(raw)
            : verified;
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "The sandbox failed at {Operation} (request {RequestId}); the client was answered 500.")]
    private static partial void ServiceFailed(ILogger log, Exception error, string operation, string requestId);
}
