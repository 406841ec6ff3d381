using SecOpsConsole.Sandbox.Faults;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>What a struck call is answered, in the words of its protocol; null for faults that are not answers.</summary>
internal static class FaultErrors
{
    public static AwsError? For(FaultPlan plan, AwsProtocol protocol) =>
        For(plan.Kind, protocol) is { } error ? plan.Message is { } message ? error with { Message = message } : error : null;

    public static AwsError? For(FaultKind kind, AwsProtocol protocol) => kind switch
    {
        FaultKind.Throttle => protocol switch
        {
            AwsProtocol.RestXml => new(503, "SlowDown", "Please reduce your request rate."),
            AwsProtocol.Query => new(400, "Throttling", "Rate exceeded"),
            AwsProtocol.Json11 => new(400, "ThrottlingException", "Rate exceeded"),
            AwsProtocol.RestJson => new(429, "ThrottlingException", "Too Many Requests"),
            _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
        },
        FaultKind.ServerError => protocol switch
        {
            AwsProtocol.RestXml => new(500, "InternalError", "We encountered an internal error. Please try again."),
            AwsProtocol.Query or AwsProtocol.Json11 => new(500, "InternalFailure", "The request processing has failed because of an unknown error, exception or failure."),
            AwsProtocol.RestJson => new(500, "InternalServerException", "The request failed due to an unknown internal server error."),
            _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
        },
        FaultKind.AccessDenied => new(protocol is AwsProtocol.Json11 ? 400 : 403,
            protocol is AwsProtocol.RestXml or AwsProtocol.Query ? "AccessDenied" : "AccessDeniedException", "Access Denied"),
        FaultKind.MalformedPolicy => protocol is AwsProtocol.Query
            ? new(400, "MalformedPolicyDocument", "Syntax errors in policy.")
            : new(400, "MalformedPolicy", "Policy has invalid resource"),
        FaultKind.Latency or FaultKind.Reset or FaultKind.LostResponse or FaultKind.StaleRead
            or FaultKind.ErrorAfterEffect or FaultKind.SlowAnswer or FaultKind.LateEffect or FaultKind.DropEvent or FaultKind.DuplicateEvent or FaultKind.ReorderEvent or FaultKind.DelayEvent => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
