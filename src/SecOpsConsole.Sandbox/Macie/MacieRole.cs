using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.S3.Access;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>
/// The service-linked role by which Macie reads. It has every right that Macie needs, except where a bucket policy denies it (Macie user guide,
/// "Allowing Macie to access S3 buckets and objects").
/// </summary>
internal static class MacieRole
{
    private const string Name = "AWSServiceRoleForAmazonMacie";
    private static readonly string[] Looks = ["s3:GetBucketLocation", "s3:GetBucketPolicy", "s3:ListBucket"];

    public static string ArnIn(string accountId) => $"arn:aws:iam::{accountId}:role/aws-service-role/macie.amazonaws.com/{Name}";

    /// <summary>Whether Macie can tell anything of the bucket.</summary>
    public static bool MayLook(BucketRecord bucket) => !Looks.Any(action => IsDenied(bucket, action, "arn:aws:s3:::" + bucket.Name));

    public static bool MayRead(BucketRecord bucket, ObjectRecord item) => !IsDenied(bucket, "s3:GetObject", $"arn:aws:s3:::{item.Bucket}/{item.Key}");

    private static bool IsDenied(BucketRecord bucket, string action, string resource)
    {
        if (bucket.Policy is not { } policy)
        {
            return false;
        }

        var arn = ArnIn(bucket.OwnerAccount);
        var caller = new Caller
        {
            Type = CallerType.AssumedRole,
            Arn = $"arn:aws:sts::{bucket.OwnerAccount}:assumed-role/{Name}/macie",
            AccountId = bucket.OwnerAccount,
            PrincipalId = "AROASANDBOXMACIE0001:macie",
            AccessKeyId = "",
            RoleArn = arn,
            RoleName = Name,
        };
        var context = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:SecureTransport"] = "true",
            ["aws:PrincipalArn"] = arn,
            ["aws:PrincipalAccount"] = bucket.OwnerAccount,
            ["aws:PrincipalType"] = "AssumedRole",
        };
        if (bucket.OwnerAccount == KnownIdentities.Company)
        {
            context["aws:PrincipalOrgID"] = KnownIdentities.OrganizationId;
        }

        return PolicyEvaluation.Answer(JsonNode.Parse(policy)!.AsObject(), new AccessQuestion(caller, action, resource, context)) == PolicyAnswer.Denies;
    }
}
