using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// Whether Block Public Access would contain a bucket now, and if not, why not in one sentence. It acts on public policies and public
/// ACLs only (S3 user guide, "Blocking public access to your Amazon S3 storage"), so it is offered only where that is certain.
/// </summary>
internal static class ContainOffers
{
    /// <summary>Names of directory buckets end so; they have no Block Public Access (S3 user guide, "Directory bucket naming rules").</summary>
    private const string DirectoryBucket = "--x-s3";

    public static ActionOffer For(Bucket bucket, PolicyVersion? live, RemediationAttempt? active) => true switch
    {
        _ when Hindrance(bucket, live, active) is { } why => ActionOffer.No(why),
        _ when live!.Public == PublicAnswer.Yes || bucket.AclPublic => ActionOffer.Yes,
        _ when live.Public == PublicAnswer.Undetermined =>
            ActionOffer.No("It is not certain whether the policy is public, and Block Public Access acts on public policies only. Revert or repair it."),
        _ when bucket.Exposure == Exposure.OtherAccounts =>
            ActionOffer.No("Block Public Access acts on public policies only: what is granted to other accounts by name would stay. Revert or repair the policy."),
        _ => ActionOffer.No("The bucket is not public, so there is nothing to contain."),
    };

    /// <summary>What stands against switching more of the bucket's own block on, whatever it is; null when nothing does.</summary>
    public static string? Hindrance(Bucket bucket, PolicyVersion? live, RemediationAttempt? active) => true switch
    {
        _ when bucket.DeletedUtc is not null => "The bucket does not exist any more.",
        _ when active is not null => AttemptText.UnderWay(active),
        _ when bucket.Name.EndsWith(DirectoryBucket, StringComparison.Ordinal) => "Directory buckets have no Block Public Access; they cannot be public.",
        _ when bucket.BlockState is null =>
            "Block Public Access of the bucket could not be read, so it is not certain what an undo would bring back. Look again first.",
        _ when bucket.LookError is not null || live is null =>
            "The live policy could not be read at the last look, so it is not certain that this would help. Look again first.",
        _ when Holds(bucket, live.Public != PublicAnswer.No) => "Block Public Access holds it back already.",
        _ when bucket.OwnBlock!.IsAllOn => "Block Public Access of the bucket is fully on already.",
        _ => null,
    };

    /// <summary>Everything public about the bucket is held back: its policy, its ACL, or both.</summary>
    private static bool Holds(Bucket bucket, bool policyMayBePublic) =>
        (policyMayBePublic || bucket.AclPublic)
        && (!policyMayBePublic || bucket.EffectiveBlock?.RestrictPublicBuckets == true)
        && (!bucket.AclPublic || bucket.EffectiveBlock?.IgnorePublicAcls == true);
}
