using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Events;

/// <summary>The errors of EventBridge's service model.</summary>
internal static class EventBridgeErrors
{
    public static AwsError Exists(string kind, string name) =>
        new(400, "ResourceAlreadyExistsException", $"{kind} {name} already exists.");

    public static AwsError Missing(string kind, string name) =>
        new(400, "ResourceNotFoundException", $"{kind} '{name}' does not exist.");

    public static AwsError NoRule(string name) =>
        new(400, "ResourceNotFoundException", $"Rule {name} does not exist on EventBus default.");

    public static AwsError NoBus(string name) =>
        new(400, "ResourceNotFoundException", $"Event bus {name} does not exist.");

    public static AwsError Invalid(string message) => new(400, "ValidationException", message);

    public static AwsError InvalidPattern(string reason) =>
        new(400, "InvalidEventPatternException", $"Event pattern is not valid. Reason: {reason}");

    public static AwsError Limit(string message) => new(400, "LimitExceededException", message);
}
