using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>AWS Config over JSON 1.1 (<c>X-Amz-Target: StarlingDoveService.…</c>): what it takes to read a bucket's history.</summary>
internal sealed class ConfigService : IAwsService
{
    private readonly Dictionary<string, Func<AwsRequest, JsonInput, AwsResponse>> operations;

    public ConfigService(ConfigHistory history)
    {
        operations = new(StringComparer.Ordinal)
        {
            ["GetResourceConfigHistory"] = new GetResourceConfigHistory(history).Handle,
            ["ListDiscoveredResources"] = new ListDiscoveredResources(history).Handle,
        };
    }

    public string SigningName => "config";

    public AwsProtocol Protocol => AwsProtocol.Json11;

    public string? TargetPrefix => "StarlingDoveService.";

    public string? OperationOf(AwsRequest request) => JsonCall.OperationOf(request, TargetPrefix!, operations.Keys);

    public CallFacts Describe(AwsRequest request) => JsonCall.Describe(request, "config.amazonaws.com");

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(JsonCall.Handle(request, operations));
}
