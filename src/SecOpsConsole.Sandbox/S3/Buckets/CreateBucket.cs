using System.Net;
using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.S3.Buckets;

/// <summary>New buckets have Block Public Access on, ACLs off and SSE-S3, as since April 2023.</summary>
internal static partial class CreateBucket
{
    private const string NoConstraintRegion = "us-east-1";

    public static AwsResponse Handle(S3Call call)
    {
        var name = call.Path.Bucket;
        if (!Name().IsMatch(name) || name.Contains("..", StringComparison.Ordinal) || IPAddress.TryParse(name, out _))
        {
            return new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.").With("BucketName", name);
        }

        if (Region(call, out var region) is { } wrongRegion)
        {
            return wrongRegion;
        }

        var ownership = call.Request.Header("x-amz-object-ownership") ?? OwnershipControls.Enforced;
        if (!OwnershipControls.IsValid(ownership))
        {
            return S3Errors.InvalidArgument("x-amz-object-ownership", ownership, "Invalid x-amz-object-ownership header");
        }

        if (call.Request.Header("x-amz-acl") is not (null or "private"))
        {
            // The bucket would have Block Public Access on and, unless asked otherwise, no ACLs at all.
            return new AwsError(400, "InvalidBucketAclWithObjectOwnership",
                "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }

        return Claim(call, name, region, ownership);
    }

    private static AwsResponse Claim(S3Call call, string name, string region, string ownership)
    {
        var created = new BucketRecord
        {
            Name = name,
            OwnerAccount = call.Request.Caller.AccountId,
            Region = region,
            CreatedUtc = call.Request.TimeUtc,
            ObjectOwnership = ownership,
        };
        var holder = call.World.S3.Claim(created);
        if (ReferenceEquals(holder, created)
            || (holder.OwnerAccount == created.OwnerAccount && holder.Region == NoConstraintRegion && region == NoConstraintRegion))
        {
            return AwsResponse.Empty(200).With("Location", "/" + name);
        }

        return holder.OwnerAccount == created.OwnerAccount
            ? new AwsError(409, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.").With("BucketName", name)
            : new AwsError(409, "BucketAlreadyExists", "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.").With("BucketName", name);
    }

    private static AwsError? Region(S3Call call, out string region)
    {
        region = call.Request.Region;
        string? constraint = null;
        if (call.Request.Body.Length > 0)
        {
            if (S3Xml.Read(call.Request, "CreateBucketConfiguration") is not { } body)
            {
                return S3Errors.MalformedXml;
            }

            constraint = body.Child("LocationConstraint")?.Value is { Length: > 0 } text ? text : null;
            // The oldest constraint of all; SDKs still send it for Ireland.
            constraint = constraint == "EU" ? "eu-west-1" : constraint;
        }

        if (constraint == NoConstraintRegion || (constraint is not null && !RegionName().IsMatch(constraint)))
        {
            return new AwsError(400, "InvalidLocationConstraint", "The specified location-constraint is not valid").With("LocationConstraint", constraint);
        }

        if ((constraint ?? NoConstraintRegion) != region && region != NoConstraintRegion)
        {
            return new AwsError(400, "IllegalLocationConstraintException",
                $"The {constraint ?? "unspecified"} location constraint is incompatible for the region specific endpoint this request was sent to.");
        }

        region = constraint ?? region;
        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+)+-\d\z")]
    private static partial Regex RegionName();
}
