using SecOpsConsole.Sandbox.Front;
using static SecOpsConsole.Sandbox.S3.S3Xml;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>Object Ownership, which switches ACLs on and off.</summary>
internal static class OwnershipControls
{
    public const string Enforced = "BucketOwnerEnforced";

    public static bool IsValid(string ownership) => ownership is Enforced or "BucketOwnerPreferred" or "ObjectWriter";

    public static AwsResponse Get(S3Call call) => call.Bucket.ObjectOwnership is { } ownership
        ? AwsResponse.Xml(Element("OwnershipControls", Element("Rule", Element("ObjectOwnership", ownership))))
        : S3Errors.NotFound("OwnershipControlsNotFoundError", "The bucket ownership controls were not found", call.Path.Bucket);

    public static AwsResponse Put(S3Call call)
    {
        var rules = Read(call.Request, "OwnershipControls")?.Children("Rule").ToList();
        if (rules is not [var rule] || rule.Child("ObjectOwnership")?.Value is not { } ownership || !IsValid(ownership))
        {
            return S3Errors.MalformedXml;
        }

        if (ownership == Enforced && call.Bucket.Grants.Count > 0)
        {
            return new AwsError(400, "InvalidBucketAclWithObjectOwnership", "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }

        call.Change(bucket => bucket with { ObjectOwnership = ownership });
        return AwsResponse.Empty(200);
    }

    public static AwsResponse Delete(S3Call call)
    {
        call.Change(bucket => bucket with { ObjectOwnership = null });
        return AwsResponse.Empty(204);
    }
}
