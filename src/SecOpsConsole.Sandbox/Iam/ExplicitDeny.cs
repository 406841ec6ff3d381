using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.Iam;

/// <summary>
/// An explicit deny in the caller's own policies, for services that have no rules of access of their own. S3 and IAM know
/// the resource and ask by themselves. GetCallerIdentity needs no permission and cannot be denied.
/// </summary>
internal static class ExplicitDeny
{
    public static AwsError? Check(SandboxWorld world, IAwsService service, AwsRequest request)
    {
        if (service.SigningName is "s3" or "s3-control" or "iam" || request.Operation == "GetCallerIdentity" || request.Caller.Type == CallerType.Anonymous)
        {
            return null;
        }

        var action = $"{service.SigningName}:{request.Operation}";
        var question = new AccessQuestion(request.Caller, action, "*", RequestContext.Of(request));
        return IdentityPolicies.Denies(world, question)
            ? new AwsError(
                service.Protocol == AwsProtocol.Json11 ? 400 : 403,
                service.Protocol == AwsProtocol.Query ? "AccessDenied" : "AccessDeniedException",
                $"User: {request.Caller.Arn} is not authorized to perform: {action} with an explicit deny in an identity-based policy")
            : null;
    }
}
