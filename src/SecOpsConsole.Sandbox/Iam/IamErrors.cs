using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>IAM's errors (IAM API reference, the "Errors" of each operation).</summary>
internal static class IamErrors
{
    public static AwsError WrongRegion(string region) =>
        new(403, "SignatureDoesNotMatch", $"Credential should be scoped to a valid region, not '{region}'. ");

    public static AwsError Missing(string parameter) =>
        new(400, "ValidationError", $"1 validation error detected: Value at '{parameter}' failed to satisfy constraint: Member must not be null");

    public static AwsError Unfit(string parameter) =>
        new(400, "ValidationError", $"1 validation error detected: Value at '{parameter}' failed to satisfy constraint");

    public static AwsError NoSuchPrincipal(string kind, string name) =>
        new(404, "NoSuchEntity", $"The {kind} with name {name} cannot be found.");

    public static AwsError NoSuchPolicy(string kind, string name) =>
        new(404, "NoSuchEntity", $"The {kind} policy with name {name} cannot be found.");

    public static AwsError Protected(IamPrincipal role) =>
        new(400, "UnmodifiableEntity", $"Cannot perform the operation on the protected role '{role.Name}' - this role is only modifiable by AWS");

    public static AwsError TooLarge(IamPrincipal principal) =>
        new(409, "LimitExceeded", $"Maximum policy size of {principal.MaxPolicyCharacters} bytes exceeded for {principal.Kind} {principal.Name}");

    public static AwsError Malformed(string message) => new(400, "MalformedPolicyDocument", message);

    public static AwsError NotAuthorized(AwsRequest request, string resource, string because) => new(403, "AccessDenied",
        $"User: {request.Caller.Arn} is not authorized to perform: iam:{request.Operation} on resource: {resource} {because}");
}
