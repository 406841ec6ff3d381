using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Iam;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3.Buckets;
using SecOpsConsole.Sandbox.S3.Policies;

namespace SecOpsConsole.Sandbox.S3.Access;

/// <summary>
/// Who may do what, in the order of IAM's evaluation: an explicit Deny of an identity policy or of the bucket policy wins; the owner's account
/// needs its identity policies or the bucket policy; every other account needs the bucket policy (or an ACL) and its
/// own identity policies, and RestrictPublicBuckets takes a public policy away from all of them. Root of the owner is
/// never denied the policy operations, so that a lock-out can be undone (S3 API reference, PutBucketPolicy).
/// Not modelled: SCPs, RCPs, session policies, permissions boundaries, access points.
/// </summary>
internal static class BucketAccess
{
    private const string ByIdentity = "with an explicit deny in an identity-based policy";
    private static readonly string[] PolicyActions = ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

    /// <summary>For calls that address no existing bucket.</summary>
    public static AwsError? CheckAccount(S3Call call) =>
        call.Request.Caller.Type == CallerType.Anonymous ? S3Errors.AccessDenied
        : IdentityPolicies.Denies(call.World, Question(call)) ? S3Errors.NotAuthorized(call, ByIdentity)
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

        if (IdentityPolicies.Denies(call.World, Question(call)))
        {
            // Details of a denial are told within the account only.
            return isOwner ? S3Errors.NotAuthorized(call, ByIdentity) : S3Errors.AccessDenied;
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
        var isRestricted = call.World.S3.Accounts.EffectiveOf(call.Bucket) is { RestrictPublicBuckets: true }
            && call.Bucket.Policy is { } policy && PublicPolicy.IsPublic(policy, call.Bucket);
        var isGranted = (answer != PolicyAnswer.Silent && !isRestricted) || AclGrants(call);
        var mayAsk = call.Request.Caller.Type == CallerType.Anonymous || IdentityAllows(call);
        return isGranted && mayAsk ? null : S3Errors.AccessDenied;
    }

    private static PolicyAnswer Ask(S3Call call) => call.Bucket.Policy is { } text
        ? PolicyEvaluation.Answer(JsonNode.Parse(text)!.AsObject(), Question(call))
        : PolicyAnswer.Silent;

    private static bool IdentityAllows(S3Call call) => IdentityPolicies.Allows(call.World, Question(call));

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
        return permission is not null && BucketAcl.Effective(call).Any(grant =>
            (grant.Permission == permission || grant.Permission == "FULL_CONTROL")
            && (grant.GroupUri == AclGrant.AllUsers
                || (grant.GroupUri == AclGrant.AuthenticatedUsers && caller.Type != CallerType.Anonymous)
                || grant.CanonicalUserId == BucketAcl.CanonicalId(caller.AccountId)));
    }

    private static AccessQuestion Question(S3Call call) =>
        new(call.Request.Caller, call.Operation.Action, call.ResourceArn, RequestContext.Of(call.Request));
}
