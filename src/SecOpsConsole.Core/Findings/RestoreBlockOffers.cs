using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>Whether the Block Public Access that was taken away can be given back now, and if not, why not in one sentence.</summary>
internal static class RestoreBlockOffers
{
    /// <summary>The restore would resolve a finding of this kind; what else a finding names, a block does not mend.</summary>
    public static bool Resolves(Finding finding) =>
        finding.Check is CheckIds.PublicPrincipal or CheckIds.AnyAuthenticatedAws or CheckIds.PublicAcl or CheckIds.MacieBlockDisabled or CheckIds.MacieBucketPublic;

    /// <param name="bucket">As it was seen last.</param>
    /// <param name="live">Its policy; null when it could not be read.</param>
    /// <param name="active">What is under way on the bucket.</param>
    /// <param name="choice">What would come back.</param>
    /// <param name="finding">What asks for it: Macie's finding that the block is gone is about the block itself, whoever reaches the bucket now.</param>
    public static ActionOffer For(Bucket bucket, PolicyVersion? live, RemediationAttempt? active, BlockChoice choice, Finding? finding = null) => true switch
    {
        _ when ContainOffers.Hindrance(bucket, live, active) is { } why => ActionOffer.No(why),
        _ when finding?.Check != CheckIds.MacieBlockDisabled && live!.Public == PublicAnswer.No && !bucket.AclPublic => ActionOffer.No("The bucket is not public, so there is nothing that a restored block would hold back."),
        _ when choice.WhyNot is { } why => ActionOffer.No(why),
        _ => ActionOffer.Yes,
    };
}
