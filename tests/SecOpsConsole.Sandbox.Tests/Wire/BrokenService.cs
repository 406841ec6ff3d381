using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Tests.Wire;

/// <summary>A service with a bug.</summary>
internal sealed class BrokenService : IAwsService
{
    public string SigningName => "broken";

    public AwsProtocol Protocol => AwsProtocol.Json11;

    public string TargetPrefix => "Broken.";

    public string OperationOf(AwsRequest request) => "Operate";

    public CallFacts Describe(AwsRequest request) => new() { EventSource = "broken.amazonaws.com", EventName = "Operate", ReadOnly = true };

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This service always fails.");
}
