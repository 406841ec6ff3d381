using SecOpsConsole.Policies;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.S3.Buckets;

namespace SecOpsConsole.Sandbox.Macie.Findings;

/// <summary>Who gets at a bucket, as Macie looks at it: policy and ACL under the block that is in effect.</summary>
internal sealed record BucketReach
{
    public required bool PolicyIsPublic { get; init; }

    public required bool AclReads { get; init; }

    public required bool AclWrites { get; init; }

    public required bool IsPublic { get; init; }

    /// <summary>Other accounts that the policy or the ACL names.</summary>
    public required IReadOnlySet<string> Accounts { get; init; }

    public required bool CloudFront { get; init; }

    public static BucketReach Of(BucketRecord bucket, PublicAccessBlock block)
    {
        var verdict = bucket.Policy is { } text
            ? new PolicyJudge(new JudgeContext { BucketAccount = bucket.OwnerAccount, BucketName = bucket.Name }).JudgeText(text)
            : null;
        var policyIsPublic = verdict?.Statements.Any(statement => statement.Public != PublicAnswer.No) == true;
        var acl = bucket.Grants.Where(grant => grant.IsPublic).ToList();
        return new BucketReach
        {
            PolicyIsPublic = policyIsPublic,
            AclReads = acl.Any(grant => grant.Permission is "READ" or "FULL_CONTROL"),
            AclWrites = acl.Any(grant => grant.Permission is "WRITE" or "FULL_CONTROL"),
            IsPublic = (policyIsPublic && !block.RestrictPublicBuckets) || (acl.Count > 0 && !block.IgnorePublicAcls),
            Accounts = (verdict?.ExternalAccounts ?? []).Concat(bucket.Grants.Select(grant => grant.CanonicalUserId).OfType<string>()
                .Where(id => id != BucketAcl.CanonicalId(bucket.OwnerAccount))).ToHashSet(StringComparer.Ordinal),
            CloudFront = verdict?.Statements.Any(IsCloudFront) == true,
        };
    }

    private static bool IsCloudFront(StatementVerdict statement) =>
        statement.Class == StatementClass.CloudFrontOai
        || (statement.Class != StatementClass.Deny && statement.Who.Any(who => who.Contains("cloudfront", StringComparison.OrdinalIgnoreCase)));
}
