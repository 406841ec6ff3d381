using System.Text;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.S3.Policies;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>The bucket policy and its status.</summary>
internal static class BucketPolicy
{
    public static AwsResponse Get(S3Call call) => call.Bucket.Policy is { } policy
        ? new AwsResponse { Status = 200, Body = Encoding.UTF8.GetBytes(policy), ContentType = "application/json" }
        : Missing(call);

    public static AwsResponse Put(S3Call call)
    {
        var outcome = PolicyRules.Accept(call.Request.Body, call.Path.Bucket, call.World.Identities);
        if (outcome.Error is { } malformed)
        {
            return malformed;
        }

        var policy = outcome.Text!;
        if (call.World.S3.Accounts.EffectiveOf(call.Bucket) is { BlockPublicPolicy: true } && PublicPolicy.IsPublic(policy, call.Bucket))
        {
            return S3Errors.NotAuthorized(call, "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.");
        }

        if (LocksOut(call, policy) && call.Request.Header("x-amz-confirm-remove-self-bucket-access") != "true")
        {
            return S3Errors.MalformedPolicy("The policy would remove your own permission to change it; send x-amz-confirm-remove-self-bucket-access: true to mean that.");
        }

        call.Change(bucket => bucket with { Policy = policy });
        return AwsResponse.Empty(204);
    }

    public static AwsResponse Delete(S3Call call)
    {
        call.Change(bucket => bucket with { Policy = null });
        return AwsResponse.Empty(204);
    }

    /// <summary>Looks at the policy only, not at ACLs or Block Public Access.</summary>
    public static AwsResponse Status(S3Call call) => call.Bucket.Policy is { } policy
        ? AwsResponse.Xml(S3Xml.Element("PolicyStatus",
            S3Xml.Element("IsPublic", PublicPolicy.IsPublic(policy, call.Bucket) ? "true" : "false")))
        : Missing(call);

    private static AwsError Missing(S3Call call) =>
        S3Errors.NotFound("NoSuchBucketPolicy", "The bucket policy does not exist", call.Path.Bucket);

    private static bool LocksOut(S3Call call, string policy) =>
        Access.BucketAccess.Check(call with { Existing = call.Bucket with { Policy = policy } }) is not null;
}
