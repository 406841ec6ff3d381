using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Buckets;
using SecOpsConsole.Sandbox.S3.Policies;

namespace SecOpsConsole.Sandbox.S3.Access;

/// <summary>
/// Who may do what, in the order of IAM's evaluation: an explicit Deny of the bucket policy wins; the owner's account
/// needs its identity policies or the bucket policy; every other account needs the bucket policy (or an ACL) and its
/// own identity policies, and RestrictPublicBuckets takes a public policy away from all of them. Root of the owner is
/// never denied the policy operations, so that a lock-out can be undone (S3 API reference, PutBucketPolicy).
/// Not modelled: SCPs, RCPs, session policies, permissions boundaries, access points.
/// </summary>
internal static class BucketAccess
{
    private static readonly string[] PolicyActions = ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

    /// <summary>For calls that address no existing bucket.</summary>
    public static AwsError? CheckAccount(S3Call call) =>
        call.Request.Caller.Type == CallerType.Anonymous ? S3Errors.AccessDenied
        : IdentityAllows(call) ? null
        : S3Errors.NotAuthorized(call, $"because no identity-based policy allows the {call.Operation.Action} action");

    public static AwsError? Check(S3Call call)
    {
        var caller = call.Request.Caller;
        var isOwner = caller.AccountId == call.Bucket.OwnerAccount;
        if (!isOwner && call.Operation.OwnerOnly)
        {
            return caller.Type == CallerType.Anonymous
                ? S3Errors.AccessDenied
                : new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    .With("Method", call.Request.Method).With("ResourceType", "BUCKETPOLICY");
        }

        if (caller.Type == CallerType.Root && isOwner && PolicyActions.Contains(call.Operation.Action))
        {
            return null;
        }

        var answer = Ask(call);
        if (answer == PolicyAnswer.Denies)
        {
            return S3Errors.NotAuthorized(call, "with an explicit deny in a resource-based policy");
        }

        return isOwner ? CheckOwner(call, answer) : CheckOutsider(call, answer);
    }

    private static AwsError? CheckOwner(S3Call call, PolicyAnswer answer) =>
        IdentityAllows(call) || answer == PolicyAnswer.AllowsCaller
            ? null
            : S3Errors.NotAuthorized(call, $"because no identity-based policy allows the {call.Operation.Action} action");

    private static AwsError? CheckOutsider(S3Call call, PolicyAnswer answer)
    {
        var isRestricted = call.Bucket.PublicAccessBlock is { RestrictPublicBuckets: true }
            && call.Bucket.Policy is { } policy && PublicPolicy.IsPublic(policy, call.Bucket);
        var isGranted = (answer != PolicyAnswer.Silent && !isRestricted) || AclGrants(call);
        var mayAsk = call.Request.Caller.Type == CallerType.Anonymous || IdentityAllows(call);
        return isGranted && mayAsk ? null : S3Errors.AccessDenied;
    }

    private static PolicyAnswer Ask(S3Call call) => call.Bucket.Policy is { } text
        ? PolicyEvaluation.Answer(JsonNode.Parse(text)!.AsObject(), Question(call))
        : PolicyAnswer.Silent;

    private static bool IdentityAllows(S3Call call) =>
        call.Request.Caller.AllowedActions is not { } allowed
        || allowed.Any(pattern => Wildcard.Matches(pattern, call.Operation.Action, ignoreCase: true));

    /// <summary>READ lists, WRITE creates and deletes objects, READ_ACP and WRITE_ACP are the ACL itself.</summary>
    private static bool AclGrants(S3Call call)
    {
        var permission = call.Operation.Action switch
        {
            "s3:ListBucket" => "READ",
            "s3:PutObject" or "s3:DeleteObject" => "WRITE",
            "s3:GetBucketAcl" => "READ_ACP",
            "s3:PutBucketAcl" => "WRITE_ACP",
            _ => null,
        };
        var caller = call.Request.Caller;
        return permission is not null && BucketAcl.Effective(call.Bucket).Any(grant =>
            (grant.Permission == permission || grant.Permission == "FULL_CONTROL")
            && (grant.GroupUri == AclGrant.AllUsers
                || (grant.GroupUri == AclGrant.AuthenticatedUsers && caller.Type != CallerType.Anonymous)
                || grant.CanonicalUserId == BucketAcl.CanonicalId(caller.AccountId)));
    }

    private static AccessQuestion Question(S3Call call)
    {
        var request = call.Request;
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
        return new AccessQuestion(caller, call.Operation.Action, call.ResourceArn, context);
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
