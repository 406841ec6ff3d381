using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary>Security Hub's errors, by the codes of its service model.</summary>
internal static class HubErrors
{
    public static AwsError NotSubscribed(string accountId) =>
        new(401, "InvalidAccessException", $"Account {accountId} is not subscribed to AWS Security Hub");

    public static AwsError AlreadySubscribed { get; } = new(409, "ResourceConflictException", "Account is already subscribed to Security Hub");

    public static AwsError Invalid(string message) => new(400, "InvalidInputException", message);

    public static AwsError NotAuthorized(AwsRequest request) => new(
        403, "AccessDeniedException",
        $"User: {request.Caller.Arn} is not authorized to perform: securityhub:{request.Operation} because no identity-based policy allows the securityhub:{request.Operation} action");
}
