using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.S3.Access;

/// <summary>The condition keys of one request (IAM user guide, "AWS global condition context keys"; S3's own beside them).</summary>
internal static class RequestContext
{
    public static IReadOnlyDictionary<string, string> Of(AwsRequest request)
    {
        var caller = request.Caller;
        var context = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            // The sandbox stands in for S3's HTTPS endpoint.
            ["aws:SecureTransport"] = "true",
            ["aws:SourceIp"] = request.SourceIp,
            ["aws:UserAgent"] = request.UserAgent,
            ["aws:CurrentTime"] = S3Xml.Time(request.TimeUtc),
            ["aws:EpochTime"] = new DateTimeOffset(request.TimeUtc).ToUnixTimeSeconds().ToString(),
            ["aws:PrincipalAccount"] = caller.AccountId,
            ["aws:PrincipalType"] = caller.Type switch
            {
                CallerType.Root => "Account",
                CallerType.IAMUser => "User",
                CallerType.AssumedRole => "AssumedRole",
                CallerType.Anonymous => "Anonymous",
                _ => throw new InvalidOperationException("unknown caller type"),
            },
        };
        AddIdentity(context, caller);
        AddRequest(context, request);
        return context;
    }

    private static void AddIdentity(Dictionary<string, string> context, Caller caller)
    {
        if (caller.Type == CallerType.Anonymous)
        {
            return;
        }

        context["aws:PrincipalArn"] = caller.RoleArn ?? caller.Arn;
        context["aws:userid"] = caller.PrincipalId;
        if (caller.UserName is { } name)
        {
            context["aws:username"] = name;
        }

        if (caller.SessionCreatedUtc is { } issued)
        {
            context["aws:TokenIssueTime"] = S3Xml.Time(issued);
        }

        if (caller.AccountId == KnownIdentities.Company)
        {
            context["aws:PrincipalOrgID"] = KnownIdentities.OrganizationId;
        }
    }

    private static void AddRequest(Dictionary<string, string> context, AwsRequest request)
    {
        foreach (var name in new[] { "prefix", "delimiter", "max-keys" })
        {
            if (request.Query.TryGetValue(name, out var value))
            {
                context["s3:" + name] = value;
            }
        }

        foreach (var name in new[] { "x-amz-acl", "x-amz-server-side-encryption", "x-amz-storage-class", "x-amz-content-sha256" })
        {
            if (request.Header(name) is { } value)
            {
                context["s3:" + name] = value;
            }
        }
    }
}
