using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Macie's errors; the first two in AWS's own words.</summary>
internal static class MacieErrors
{
    public static AwsError NotEnabled { get; } = new(403, "AccessDeniedException", "Macie is not enabled.");

    public static AwsError AlreadyEnabled { get; } = new(409, "ConflictException", "Macie has already been enabled.");

    public static AwsError NotFound { get; } = new(404, "ResourceNotFoundException", "The request failed because the specified resource doesn't exist.");

    public static AwsError Throttled { get; } = new(429, "ThrottlingException", "Rate exceeded");

    public static AwsError Conflict(string message) => new(409, "ConflictException", message);

    public static AwsError Invalid(string message) => new(400, "ValidationException", message);

    public static AwsError Quota(string message) => new(402, "ServiceQuotaExceededException", message);

    public static AwsError NotAuthorized(AwsRequest request) => new(
        403, "AccessDeniedException",
        $"User: {request.Caller.Arn} is not authorized to perform: macie2:{request.Operation} because no identity-based policy allows the macie2:{request.Operation} action");
}
