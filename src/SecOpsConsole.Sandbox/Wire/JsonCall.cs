using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Wire;

/// <summary>What all JSON 1.1 services share: the operation from X-Amz-Target, the body as checked input.</summary>
internal static class JsonCall
{
    public static string? OperationOf(AwsRequest request, string targetPrefix, ICollection<string> known)
    {
        var target = request.Header("X-Amz-Target") ?? "";
        var name = target.StartsWith(targetPrefix, StringComparison.Ordinal) ? target[targetPrefix.Length..] : "";
        return known.Contains(name) ? name : null;
    }

    public static CallFacts Describe(AwsRequest request, string eventSource) => new()
    {
        EventSource = eventSource,
        EventName = request.Operation,
        ReadOnly = IsRead(request.Operation),
    };

    public static AwsResponse Handle(
        AwsRequest request, IReadOnlyDictionary<string, Func<AwsRequest, JsonInput, AwsResponse>> operations) =>
        request.ReadJson() is { } body
            ? operations[request.Operation](request, new JsonInput(body))
            : new AwsError(400, "SerializationException", "The request body is not a JSON object.");

    private static bool IsRead(string operation) =>
        operation.StartsWith("Describe", StringComparison.Ordinal)
        || operation.StartsWith("Get", StringComparison.Ordinal)
        || operation.StartsWith("List", StringComparison.Ordinal)
        || operation.StartsWith("Test", StringComparison.Ordinal);
}
