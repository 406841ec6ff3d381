using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SecOpsConsole.Sandbox.Faults;
using SecOpsConsole.Sandbox.Front.Signing;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>
/// Where every AWS request enters: find the service, verify the signature, name the operation, apply fault plans, let
/// the service answer, tell the listeners, write the answer.
/// </summary>
internal sealed class FrontDoor(SandboxWorld world)
{
    /// <summary>An object of 5 MiB and the framing of aws-chunked around it.</summary>
    public const long MaxBodyBytes = 6 * 1024 * 1024;

    private static readonly FaultKind[] CallFaults =
    [
        FaultKind.Throttle, FaultKind.ServerError, FaultKind.Latency, FaultKind.Reset, FaultKind.LostResponse,
        FaultKind.StaleRead, FaultKind.AccessDenied, FaultKind.MalformedPolicy,
    ];

    private readonly SignatureVerifier verifier = new(world.Identities, world.Time);

    public async Task HandleAsync(HttpContext context)
    {
        var extendedRequestId = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));
        if (await ReadAsync(context) is not { } raw)
        {
            var tooLarge = SignatureErrors.For(SignatureFault.TooLarge, AwsProtocol.RestXml);
            await WriteAsync(context, tooLarge, AwsProtocol.RestXml, NewRequestId(AwsProtocol.RestXml), extendedRequestId);
            return;
        }

        var (service, protocol) = ServiceRouter.Route(world.Services, raw);
        var requestId = NewRequestId(protocol);
        var verified = Verify(raw, protocol);
        if (verified.Fault is { } fault)
        {
            await WriteAsync(context, SignatureErrors.For(fault, protocol), protocol, requestId, extendedRequestId);
            return;
        }

        var request = Describe(context, raw, verified, requestId, extendedRequestId);
        if (service?.OperationOf(request) is not { } operation)
        {
            await WriteAsync(context, ServiceRouter.UnknownOperation(protocol, raw), protocol, requestId, extendedRequestId);
            return;
        }

        await ServeAsync(context, service, request with { Operation = operation }, raw.Body.Length);
    }

    private async Task ServeAsync(HttpContext context, IAwsService service, AwsRequest request, long bytesIn)
    {
        var facts = service.Describe(request);
        var faults = world.Faults.Strike(request.Operation, facts.Bucket, world.UtcNow, CallFaults);
        if (faults.Any(plan => plan.Kind == FaultKind.Reset))
        {
            context.Abort();
            return;
        }

        var stale = faults.Any(plan => plan.Kind == FaultKind.StaleRead);
        var response = await AnswerAsync(service, request with { StaleRead = stale }, faults, context.RequestAborted);
        var written = Finish(response, service.Protocol, request.RequestId, request.ExtendedRequestId);
        FinishedCall.Publish(world, request, facts, response, context.Request.Host.Value ?? "", bytesIn, written.Body.Length);
        if (faults.Any(plan => plan.Kind == FaultKind.LostResponse))
        {
            context.Abort();
            return;
        }

        await SendAsync(context, written, service.Protocol, request.RequestId, request.ExtendedRequestId);
    }

    private static async Task<AwsResponse> AnswerAsync(
        IAwsService service, AwsRequest request, IReadOnlyList<FaultPlan> faults, CancellationToken cancellationToken)
    {
        if (faults.Select(plan => FaultErrors.For(plan.Kind, service.Protocol)).FirstOrDefault(error => error is not null) is { } refused)
        {
            return refused;
        }

        using var reservation = service.Reserve(request);
        if (reservation is null)
        {
            return new AwsError(409, "OperationAborted", "A conflicting conditional operation is currently in progress against this resource. Please try again.");
        }

        foreach (var plan in faults.Where(plan => plan.Kind == FaultKind.Latency))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(plan.Milliseconds ?? 0), cancellationToken);
        }

        return await service.HandleAsync(request, cancellationToken);
    }

    private Verified Verify(RawRequest raw, AwsProtocol protocol)
    {
        var verified = verifier.Verify(raw);
        // S3 lets anonymous callers in and leaves the decision to the bucket's policy.
        return verified.Fault == SignatureFault.Missing && protocol == AwsProtocol.RestXml
            ? SignatureVerifier.Anonymous(raw)
            : verified;
    }

    private static async Task<RawRequest?> ReadAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return new RawRequest
        {
            Method = context.Request.Method,
            RawPath = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[(question + 1)..],
            Headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => string.Join(',', header.Value.ToArray()), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
        };
    }

    private AwsRequest Describe(HttpContext context, RawRequest raw, Verified verified, string requestId, string extendedRequestId)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in CanonicalRequest.Pairs(raw.RawQuery))
        {
            query[name] = value;
        }

        return new AwsRequest
        {
            Caller = verified.Caller,
            Region = verified.Region,
            Method = raw.Method,
            Path = CanonicalRequest.Text(raw.RawPath),
            Query = query,
            Headers = raw.Headers,
            Body = verified.Body,
            RequestId = requestId,
            ExtendedRequestId = extendedRequestId,
            SourceIp = context.Connection.RemoteIpAddress?.ToString() ?? "",
            UserAgent = raw.Header("User-Agent") ?? "-",
            TimeUtc = world.UtcNow,
        };
    }

    public static string NewRequestId(AwsProtocol protocol) => protocol == AwsProtocol.RestXml
        ? RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 16)
        : Guid.NewGuid().ToString();

    private static AwsResponse Finish(AwsResponse response, AwsProtocol protocol, string requestId, string extendedRequestId)
    {
        if (response.Error is not { } error)
        {
            return response;
        }

        var written = ErrorWriter.Write(error, protocol, requestId, extendedRequestId);
        return written with { Headers = written.Headers.Concat(response.Headers).ToDictionary() };
    }

    private static Task WriteAsync(HttpContext context, AwsResponse response, AwsProtocol protocol, string requestId, string extendedRequestId) =>
        SendAsync(context, Finish(response, protocol, requestId, extendedRequestId), protocol, requestId, extendedRequestId);

    private static async Task SendAsync(HttpContext context, AwsResponse response, AwsProtocol protocol, string requestId, string extendedRequestId)
    {
        var http = context.Response;
        http.StatusCode = response.Status;
        http.ContentType = response.ContentType;
        foreach (var (name, value) in response.Headers)
        {
            http.Headers[name] = value;
        }

        if (protocol == AwsProtocol.RestXml)
        {
            http.Headers["x-amz-request-id"] = requestId;
            http.Headers["x-amz-id-2"] = extendedRequestId;
            http.Headers.Server = "AmazonS3";
        }
        else
        {
            http.Headers["x-amzn-RequestId"] = requestId;
        }

        if (response.Status is 204 or 304)
        {
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        http.ContentLength = response.Body.Length;
        await http.Body.WriteAsync(response.Body, context.RequestAborted);
    }
}
