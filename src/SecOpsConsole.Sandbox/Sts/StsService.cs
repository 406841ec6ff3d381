using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Sts;

/// <summary>STS: who am I, and sessions of roles.</summary>
internal sealed class StsService(SandboxWorld world) : IAwsService
{
    public string SigningName => "sts";

    public AwsProtocol Protocol => AwsProtocol.Query;

    public string? OperationOf(AwsRequest request) => StsForm.Read(request).GetValueOrDefault("Action") switch
    {
        "GetCallerIdentity" => "GetCallerIdentity",
        "AssumeRole" => "AssumeRole",
        _ => null,
    };

    public CallFacts Describe(AwsRequest request) => new()
    {
        EventSource = "sts.amazonaws.com",
        EventName = request.Operation,
        ReadOnly = true,
        RequestParameters = request.Operation == "AssumeRole" ? StsForm.RequestParameters(StsForm.Read(request)) : null,
    };

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) => Task.FromResult(
        request.Operation == "AssumeRole"
            ? AssumeRole.Handle(world, request, StsForm.Read(request))
            : GetCallerIdentity.Handle(request));
}
