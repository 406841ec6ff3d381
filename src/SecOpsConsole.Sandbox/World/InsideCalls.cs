using System.Text;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.World;

/// <summary>
/// Calls that begin inside the sandbox (scenarios, seeds, the console's wiring). They pass the same service, the same
/// checks and, when they are heard, the same listeners as a call over HTTP; only the signature is left out.
/// </summary>
internal sealed class InsideCalls(SandboxWorld world)
{
    /// <summary>A call that CloudTrail and Config hear of.</summary>
    public async Task<ApiCall> MakeAsync(Actor actor, InsideCall call, CancellationToken cancellationToken)
    {
        var (service, request) = Prepare(actor, call, world.UtcNow);
        var facts = service.Describe(request);
        var response = await AnswerAsync(service, request, cancellationToken);
        return FinishedCall.Publish(world, request, facts, response, request.Header("Host")!, call.Body.Length, response.Body.Length);
    }

    /// <summary>A call of the past, for seeds: it has its effect and nobody hears of it. A refusal is a bug of the seed.</summary>
    public void Replay(Actor actor, InsideCall call, DateTime whenUtc)
    {
        var (service, request) = Prepare(actor, call, whenUtc);
        var answer = service.HandleAsync(request, CancellationToken.None).GetAwaiter().GetResult();
        if (answer.Error is { } error)
        {
            throw new InvalidOperationException($"The seed's {request.Operation} on {call.Path} was refused: {error.Code} {error.Message}");
        }
    }

    /// <summary>A call for its answer, for the control API.</summary>
    public async Task<AwsResponse> AskAsync(Actor actor, InsideCall call, CancellationToken cancellationToken)
    {
        var (service, request) = Prepare(actor, call, world.UtcNow);
        return await AnswerAsync(service, request, cancellationToken);
    }

    private static async Task<AwsResponse> AnswerAsync(IAwsService service, AwsRequest request, CancellationToken cancellationToken)
    {
        using var reservation = service.Reserve(request);
        return reservation is null
            ? new AwsError(409, "OperationAborted", "A conflicting conditional operation is currently in progress against this resource. Please try again.")
            : await service.HandleAsync(request, cancellationToken);
    }

    private (IAwsService Service, AwsRequest Request) Prepare(Actor actor, InsideCall call, DateTime whenUtc)
    {
        var service = world.Services.Single(service => service.SigningName == call.Service);
        var ids = CallIds.New(service.Protocol);
        var request = new AwsRequest
        {
            Caller = actor.Caller,
            Region = call.Region,
            Method = call.Method,
            Path = call.Path,
            Query = call.Query,
            Headers = Headers(call),
            Body = Encoding.UTF8.GetBytes(call.Body),
            RequestId = ids.RequestId,
            ExtendedRequestId = ids.ExtendedRequestId,
            SourceIp = actor.SourceIp,
            UserAgent = actor.UserAgent,
            TimeUtc = whenUtc,
        };
        var operation = service.OperationOf(request)
            ?? throw new InvalidOperationException($"{call.Service} does not know {call.Method} {call.Path}.");
        return (service, request with { Operation = operation });
    }

    private static Dictionary<string, string> Headers(InsideCall call)
    {
        var bucket = call.Path.Trim('/').Split('/')[0];
        var host = call.Service == "s3"
            ? $"{(bucket.Length > 0 ? bucket + "." : "")}s3.{call.Region}.amazonaws.com"
            : $"{call.Service}.{call.Region}.amazonaws.com";
        return new Dictionary<string, string>(call.Headers, StringComparer.OrdinalIgnoreCase) { ["Host"] = host };
    }
}
