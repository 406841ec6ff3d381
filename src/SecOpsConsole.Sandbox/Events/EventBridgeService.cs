using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>EventBridge over JSON 1.1 (<c>X-Amz-Target: AWSEvents.…</c>): the operations that an API destination needs.</summary>
internal sealed class EventBridgeService : IAwsService
{
    private readonly Dictionary<string, Func<AwsRequest, JsonInput, AwsResponse>> operations;

    public EventBridgeService(EventRegistry registry, EventBus bus)
    {
        var connections = new ConnectionOperations(registry);
        var destinations = new ApiDestinationOperations(registry);
        var rules = new RuleOperations(registry);
        var targets = new TargetOperations(registry, rules);
        var events = new PutEventsOperations(bus);
        operations = new(StringComparer.Ordinal)
        {
            ["CreateConnection"] = connections.Create,
            ["DescribeConnection"] = connections.Describe,
            ["UpdateConnection"] = connections.Update,
            ["DeleteConnection"] = connections.Delete,
            ["ListConnections"] = connections.List,
            ["CreateApiDestination"] = destinations.Create,
            ["DescribeApiDestination"] = destinations.Describe,
            ["UpdateApiDestination"] = destinations.Update,
            ["DeleteApiDestination"] = destinations.Delete,
            ["ListApiDestinations"] = destinations.List,
            ["PutRule"] = rules.Put,
            ["DescribeRule"] = rules.Describe,
            ["ListRules"] = rules.List,
            ["DeleteRule"] = rules.Delete,
            ["EnableRule"] = (request, input) => rules.SetState(request, input, EventRule.Enabled),
            ["DisableRule"] = (request, input) => rules.SetState(request, input, EventRule.Disabled),
            ["PutTargets"] = targets.Put,
            ["ListTargetsByRule"] = targets.List,
            ["RemoveTargets"] = targets.Remove,
            ["PutEvents"] = events.Put,
            ["TestEventPattern"] = events.TestPattern,
        };
    }

    public string SigningName => "events";

    public AwsProtocol Protocol => AwsProtocol.Json11;

    public string? TargetPrefix => "AWSEvents.";

    public string? OperationOf(AwsRequest request) => JsonCall.OperationOf(request, TargetPrefix!, operations.Keys);

    public CallFacts Describe(AwsRequest request) => JsonCall.Describe(request, "events.amazonaws.com");

    public Task<AwsResponse> HandleAsync(AwsRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(JsonCall.Handle(request, operations));
}
