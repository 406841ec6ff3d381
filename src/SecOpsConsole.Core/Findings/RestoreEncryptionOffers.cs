using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Findings;

/// <summary>Whether the default encryption that was taken away can be given back now, and if not, why not in one sentence.</summary>
internal static class RestoreEncryptionOffers
{
    /// <summary>The finding is about a lost default encryption.</summary>
    public static bool Resolves(Finding finding) => finding.Check == CheckIds.MacieEncryptionDisabled;

    public static ActionOffer For(Finding finding, Bucket bucket, RemediationAttempt? active, EncryptionChoice choice) => true switch
    {
        _ when !Resolves(finding) => ActionOffer.No("This finding is not about a lost default encryption."),
        _ when finding.ComplianceStatus == ComplianceStatus.NotApplicable => ActionOffer.No("This is a sample of Amazon Macie: nothing is ever done about it."),
        _ when bucket.DeletedUtc is not null => ActionOffer.No("The bucket does not exist any more."),
        _ when active is not null => ActionOffer.No(AttemptText.UnderWay(active)),
        _ when choice.WhyNot is { } why => ActionOffer.No(why),
        _ => ActionOffer.Yes,
    };
}
