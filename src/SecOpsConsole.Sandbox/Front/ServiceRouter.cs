using SecOpsConsole.Sandbox.Front.Signing;
using SecOpsConsole.Sandbox.S3.Accounts;

namespace SecOpsConsole.Sandbox.Front;

/// <summary>Which service a request is for: by X-Amz-Target, by form body and scope, by scope, else S3.</summary>
internal static class ServiceRouter
{
    /// <summary>The service, or null with the protocol in which to say that it is unknown.</summary>
    public static (IAwsService? Service, AwsProtocol Protocol) Route(IReadOnlyList<IAwsService> services, RawRequest request)
    {
        var scope = AuthorizationHeader.Parse(request.Header("Authorization"))?.Service;
        if (request.Header("X-Amz-Target") is { } target)
        {
            return (services.FirstOrDefault(service => service.TargetPrefix is { } prefix
                && target.StartsWith(prefix, StringComparison.Ordinal)), AwsProtocol.Json11);
        }

        var isForm = request.Method == "POST" && request.RawPath == "/"
            && (request.Header("Content-Type") ?? "").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        if (isForm && scope != "s3")
        {
            var query = services.Where(service => service.Protocol == AwsProtocol.Query);
            return (query.FirstOrDefault(service => scope is null || service.SigningName == scope), AwsProtocol.Query);
        }

        if (scope is null or "s3")
        {
            // S3 Control is signed as S3 is; only its path tells them apart.
            var name = request.RawPath.StartsWith(S3ControlService.Prefix, StringComparison.Ordinal) ? "s3-control" : "s3";
            return (services.Single(service => service.SigningName == name), AwsProtocol.RestXml);
        }

        return (services.FirstOrDefault(service => service.SigningName == scope && service.Protocol == AwsProtocol.RestJson), AwsProtocol.RestJson);
    }

    public static AwsError UnknownOperation(AwsProtocol protocol, RawRequest request) => protocol switch
    {
        AwsProtocol.Json11 => new(400, "UnknownOperationException", $"The sandbox does not know the operation {request.Header("X-Amz-Target")}; nothing was done."),
        AwsProtocol.Query => new(400, "InvalidAction", "Could not find operation for this version; nothing was done."),
        AwsProtocol.RestXml => new(501, "NotImplemented", "A header or query you provided implies functionality that is not implemented."),
        AwsProtocol.RestJson => new(404, "UnknownOperationException", "The sandbox does not know this operation; nothing was done."),
        _ => throw new ArgumentOutOfRangeException(nameof(protocol)),
    };
}
