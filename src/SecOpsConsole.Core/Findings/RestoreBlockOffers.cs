using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>Whether the Block Public Access that was taken away can be given back now, and if not, why not in one sentence.</summary>
internal static class RestoreBlockOffers
{
    /// <summary>Macie's own words for a bucket whose block is gone, or that is public.</summary>
    private static readonly string[] s_macie = ["Policy:IAMUser/S3BlockPublicAccessDisabled", "Policy:IAMUser/S3BucketPublic"];

    /// <summary>The restore would resolve a finding of this kind; what else a finding names, a block does not mend.</summary>
    public static bool Resolves(Finding finding) =>
        finding.Check is CheckIds.PublicPrincipal or CheckIds.AnyAuthenticatedAws or CheckIds.PublicAcl || s_macie.Contains(finding.Check, StringComparer.Ordinal);

    public static ActionOffer For(Bucket bucket, PolicyVersion? live, RemediationAttempt? active, BlockChoice choice) => true switch
    {
        _ when ContainOffers.Hindrance(bucket, live, active) is { } why => ActionOffer.No(why),
        _ when live!.Public == PublicAnswer.No && !bucket.AclPublic => ActionOffer.No("The bucket is not public, so there is nothing that a restored block would hold back."),
        _ when choice.WhyNot is { } why => ActionOffer.No(why),
        _ => ActionOffer.Yes,
    };
}
